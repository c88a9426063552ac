import { describe, expect, it } from 'vitest';

import { identity } from '../../../../src/checks/identity/identity.ts';
import type { IdentityFacts } from '../../../../src/vocabulary/facts.ts';
import {
  accountId,
  bySubject,
  catalogue,
  given,
  goodFacts,
  plan,
  user,
} from '../support/literal-facts.ts';

async function run(change: Partial<IdentityFacts>) {
  const facts = { ...goodFacts, identity: { ...user, ...change } };
  return [...identity.run(facts, plan, await catalogue())];
}

const session: Partial<IdentityFacts> = {
  arn: `arn:aws:sts::${accountId}:assumed-role/Backup/ci`,
  kind: 'role',
  name: 'Backup',
};

describe('check/identity', () => {
  it('passes an IAM user', async () => {
    const results = await run({});
    expect(bySubject(results, 'caller')).toMatchObject({
      status: 'pass',
      message: `IAM user deployer of account ${accountId}.`,
    });
    expect(bySubject(results, 'policies').message).toBe(`The policies of ${user.arn}.`);
    expect(results).toHaveLength(identity.expected(plan, await catalogue()));
  });

  it('warns of a role session: the product takes keys of a user', async () => {
    const arn = `arn:aws:iam::${accountId}:role/teams/Backup`;
    const results = await run({ ...session, policyArn: { value: arn } });
    expect(bySubject(results, 'caller')).toMatchObject({ status: 'warn', severity: 'warning' });
    expect(bySubject(results, 'policies')).toMatchObject({
      status: 'pass',
      message: `The policies of ${arn}.`,
    });
  });

  it('names the permission set of an IAM Identity Center session', async () => {
    const results = await run({
      ...session,
      name: 'AWSReservedSSO_Backup_Admins_0123456789abcdef',
    });
    expect(bySubject(results, 'caller').message).toContain('permission set Backup_Admins.');
  });

  it('says so when the root user calls', async () => {
    const unknown = 'the root user has no policies of its own.';
    const arn = `arn:aws:iam::${accountId}:root`;
    const results = await run({ arn, kind: 'root', name: 'root', policyArn: { unknown } });
    expect(bySubject(results, 'caller').message).toContain('The root user of the account.');
    expect(bySubject(results, 'policies').status).toBe('unknown');
  });

  it('is unknown whose policies are judged where the role could not be read', async () => {
    const policyArn = { unknown: 'the caller may not call iam:GetRole.', needs: ['iam:GetRole'] };
    const result = bySubject(await run({ ...session, policyArn }), 'policies');
    expect(result.status).toBe('unknown');
    expect(result.remedy?.text).toContain('Allow iam:GetRole');
  });

  it('names the policies that were given', async () => {
    const policies = { value: [given({}, 'deploy'), given({}, 'read')] };
    expect(bySubject(await run({ policies }), 'policies').message).toBe(
      'Policies that were given: deploy, read.',
    );
  });
});
