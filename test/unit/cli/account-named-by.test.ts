import { describe, expect, it } from 'vitest';

import { accountNamedBy } from '../../../src/cli/account-named-by.ts';

function file(...statements: readonly object[]) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return { path: 'deploy.json', name: 'deploy', text };
}

const allow = (Resource: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: '*',
  Resource,
  ...more,
});

describe('the account that policies are written for', () => {
  it('is the one of their ARNs, in resources and conditions', () => {
    expect(accountNamedBy([file(allow('arn:aws:iam::999988887777:role/*'))])).toBe('999988887777');
    const Condition = { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::999988887777:policy/*' } };
    expect(accountNamedBy([file(allow('*'), allow('*', { Condition }))])).toBe('999988887777');
  });

  it('is not known where they name none, or several', () => {
    expect(accountNamedBy([])).toBeUndefined();
    const open = ['*', 'arn:aws:s3:::b', 'arn:aws:ec2:*:*:vpc/*', 'arn:aws:iam::aws:policy/A'];
    expect(accountNamedBy([file(allow(open))])).toBeUndefined();
    expect(
      accountNamedBy([
        file(allow('arn:aws:iam::999988887777:role/*')),
        file(allow('arn:aws:iam::111122223333:role/*')),
      ]),
    ).toBeUndefined();
  });
});
