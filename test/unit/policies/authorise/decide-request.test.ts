import { describe, expect, test } from 'vitest';

import type { CallRequest, OpenResource } from '../../../../src/policies/authorise/call.ts';
import { decideRequest } from '../../../../src/policies/authorise/decide-request.ts';
import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import type { Decision } from '../../../../src/policies/evaluate/decision.ts';

const head = 'arn:aws:ec2:eu-central-1:123456789012:';

function policyOf(...Statement: readonly object[]) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement });
  const parsed = parsePolicy(text, { path: 'test.json', name: 'test' });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
  return parsed.policy;
}

/** The decision on releasing an Elastic IP of which only the pattern of its id is known. */
function decided(open: OpenResource | undefined, ...statements: readonly object[]): Decision {
  const request: CallRequest = {
    principal: { kind: 'aws', arn: 'arn:aws:iam::123456789012:user/backup/veeam' },
    action: 'ec2:ReleaseAddress',
    resource: `${head}elastic-ip/eipalloc-${open ? '*' : '1'}`,
    context: new Map([['aws:username', ['veeam']]]),
    complete: false,
    ...(open ? { open } : {}),
  };
  return decideRequest({ identity: [policyOf(...statements)] }, request);
}

const anyAddress = { why: 'which address it is is not known' };
const newAddress = { ...anyAddress, fresh: true };
const allow = (Resource: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: 'ec2:*',
  Resource,
  ...more,
});
const deny = (Resource: string, more: object = {}) => ({
  Sid: 'Keep',
  Effect: 'Deny',
  Action: 'ec2:Release*',
  Resource,
  ...more,
});

describe('a request about a resource that is not known', () => {
  test.each([
    ['everything', ['*']],
    ['every address', [`${head}elastic-ip/*`]],
    ['addresses anywhere', ['arn:aws:ec2:*:*:elastic-ip/*']],
    ['two halves that make a whole', [`${head}elastic-ip/eipalloc-0*`, `${head}elastic-ip/?*`]],
  ])('is allowed by an Allow of %s', (_title, resources) => {
    expect(decided(anyAddress, allow(resources)).effect).toBe('allowed');
  });

  test.each([
    ['one address', `${head}elastic-ip/eipalloc-0a`],
    ['some addresses', `${head}elastic-ip/eipalloc-0*`],
  ])('is undecided under an Allow of %s alone', (_title, resource) => {
    expect(decided(anyAddress, allow(resource)).effect).toBe('undecided');
  });

  test('is not granted by an Allow of other things', () => {
    expect(decided(anyAddress, allow(`${head}vpc/*`)).effect).toBe('not-granted');
  });

  test('is undecided beside a Deny of one, which is named', () => {
    const decision = decided(anyAddress, allow('*'), deny(`${head}elastic-ip/eipalloc-0a`));
    expect(decision).toMatchObject({
      effect: 'undecided',
      missing: [{ key: 'Resource', statement: { sid: 'Keep' } }],
    });
    expect(decision).toHaveProperty(
      'reason',
      `Which address it is is not known: it would be allowed on ${head}elastic-ip/eipalloc-x, and not on ${head}elastic-ip/eipalloc-0a.`,
    );
  });

  test('is denied beside a Deny of all, and of all but something else', () => {
    expect(decided(anyAddress, allow('*'), deny('arn:aws:ec2:*:*:elastic-ip/*')).effect).toBe(
      'denied',
    );
    const { Resource: _all, ...others } = deny('*');
    const but = { ...others, NotResource: `${head}vpc/*` };
    expect(decided(anyAddress, allow('*'), but).effect).toBe('denied');
  });

  test('does not mind a Deny of another action', () => {
    const other = { ...deny(`${head}elastic-ip/eipalloc-0a`), Action: 'ec2:Associate*' };
    expect(decided(anyAddress, allow('*'), other).effect).toBe('allowed');
  });

  test('hangs on a condition as any other', () => {
    const office = { Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } };
    expect(decided(anyAddress, allow('*', office))).toMatchObject({
      effect: 'undecided',
      missing: [{ key: 'aws:SourceIp' }],
    });
  });

  test('takes a policy variable for its value, and does not guess one that is not known', () => {
    const own = `${head}elastic-ip/eipalloc-\${aws:username}*`;
    expect(decided(anyAddress, allow('*'), deny(own)).effect).toBe('undecided');
    const tagged = `${head}elastic-ip/\${aws:PrincipalTag/team}`;
    expect(decided(anyAddress, allow('*'), deny(tagged)).effect).toBe('undecided');
  });
});

describe('a request about a resource that is not made yet', () => {
  test('cannot be about one that a policy spells out', () => {
    expect(decided(newAddress, allow('*'), deny(`${head}elastic-ip/eipalloc-0a`)).effect).toBe(
      'allowed',
    );
    expect(
      decided(newAddress, allow('*'), deny('arn:aws:ec2:*:*:elastic-ip/eipalloc-0a')).effect,
    ).toBe('allowed');
    expect(decided(newAddress, allow(`${head}elastic-ip/eipalloc-0a`)).effect).toBe('not-granted');
  });

  test('may be one that begins as a policy says', () => {
    expect(decided(newAddress, allow('*'), deny(`${head}elastic-ip/eipalloc-0*`)).effect).toBe(
      'undecided',
    );
  });
});

test('a request about a known resource is decided as it is', () => {
  expect(decided(undefined, allow(`${head}elastic-ip/eipalloc-1`)).effect).toBe('allowed');
  expect(decided(undefined, allow('*'), deny(`${head}elastic-ip/eipalloc-1`)).effect).toBe(
    'denied',
  );
});
