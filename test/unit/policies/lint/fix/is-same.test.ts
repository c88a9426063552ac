import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../../src/policies/document/text-view.ts';
import { decide } from '../../../../../src/policies/evaluate/decide.ts';
import { openText } from '../../../../../src/policies/lint/document/open-document.ts';
import { doubtOfSameness } from '../../../../../src/policies/lint/fix/is-same.ts';

function open(statements: object, version = '2012-10-17') {
  const text = JSON.stringify({ Version: version, Statement: statements });
  return openText(fileView(text), '', { source: { path: 'p', name: 'p' } });
}

const get = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' };

describe('proved to be the same', () => {
  test.each([
    [
      'the order of statements',
      [get, { ...get, Action: 's3:PutObject' }],
      [{ ...get, Action: 's3:PutObject' }, get],
    ],
    [
      'one statement for two',
      [get, { ...get, Action: 's3:PutObject' }],
      { ...get, Action: ['s3:PutObject', 's3:GetObject'] },
    ],
    [
      'what a wildcard covers',
      { ...get, Action: ['s3:Get*', 's3:GetObject'] },
      { ...get, Action: 's3:Get*' },
    ],
    ['letter case of actions', get, { ...get, Action: 'S3:getobject' }],
    [
      'a Deny said twice',
      [get, { ...get, Effect: 'Deny' }, { ...get, Effect: 'Deny' }],
      [get, { ...get, Effect: 'Deny' }],
    ],
    ['an empty condition', { ...get, Condition: {} }, get],
    ['a Sid', { ...get, Sid: 'A' }, get],
    [
      'the same NotAction',
      { Effect: 'Allow', NotAction: ['s3:*', 's3:Get*'], Resource: '*' },
      { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    ],
    ['bits behind the prefix of a range', inRange('10.0.0.7/8'), inRange('10.0.0.0/8')],
    ['limits of which one counts', below('8', '16'), below('16')],
    ['condition values in another order', tagged('a', 'b', 'a'), tagged('b', 'a')],
  ])('%s', (_what, before, after) => {
    expect(doubtOfSameness(open(before), open(after))).toBeUndefined();
  });
});

describe('not proved', () => {
  test.each([
    ['an action more', get, { ...get, Action: ['s3:GetObject', 's3:PutObject'] }],
    ['an action less', { ...get, Action: ['s3:GetObject', 's3:PutObject'] }, get],
    ['another resource', get, { ...get, Resource: 'arn:aws:s3:::b/*' }],
    [
      'crossed actions and resources',
      [get, { ...get, Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' }],
      {
        ...get,
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'],
      },
    ],
    ['a condition less', tagged('a'), get],
    ['another condition value', tagged('a'), tagged('a', 'b')],
    ['a Deny less', [get, { ...get, Effect: 'Deny' }], get],
    [
      'a NotAction that leaves out more',
      { Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' },
      { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    ],
    ['limits of which the other counts', below('8', '16'), below('8')],
  ])('%s', (_what, before, after) => {
    expect(doubtOfSameness(open(before), open(after))).toBeTypeOf('string');
  });

  test('a version that wakes variables', () => {
    const own = { ...get, Resource: 'arn:aws:s3:::a/${aws:username}' };
    expect(doubtOfSameness(open(own, '2008-10-17'), open(own))).toContain('policy variables');
    expect(doubtOfSameness(open(get, '2008-10-17'), open(get))).toBeUndefined();
  });
});

test('what is proved to be the same is decided alike, whatever is asked', () => {
  const actions = ['s3:GetObject', 's3:Get*', 's3:*', 's3:PutObject', 'ec2:RunInstances', '*'];
  const resources = ['*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a/b', 'arn:aws:s3:::b/*'];
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.uniqueArray(fc.constantFrom(...actions), { minLength: 1, maxLength: 3 }),
    Resource: fc.uniqueArray(fc.constantFrom(...resources), { minLength: 1, maxLength: 2 }),
  });
  const policy = fc.array(statement, { minLength: 1, maxLength: 3 });
  let proved = 0;
  fc.assert(
    fc.property(policy, policy, (one, other) => {
      const [before, after] = [open(one), open(other)];
      if (doubtOfSameness(before, after) !== undefined) return;
      proved += 1;
      for (const action of [
        's3:GetObject',
        's3:GetBucketAcl',
        's3:PutObject',
        'ec2:RunInstances',
        'x:Y',
      ]) {
        for (const resource of [
          'arn:aws:s3:::a/b',
          'arn:aws:s3:::a/c',
          'arn:aws:s3:::b/c',
          'arn:aws:x:::y',
        ]) {
          expect(effect(before, action, resource)).toBe(effect(after, action, resource));
        }
      }
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(proved).toBeGreaterThan(10);
});

function effect({ policy }: ReturnType<typeof open>, action: string, resource: string): string {
  if (!policy) throw new Error('no policy');
  const principal = { kind: 'aws', arn: 'arn:aws:iam::123456789012:role/r' } as const;
  return decide(
    { identity: [policy] },
    { principal, action, resource, context: new Map(), complete: true },
  ).effect;
}

function inRange(range: string): object {
  return { ...get, Condition: { IpAddress: { 'aws:SourceIp': range } } };
}

function below(...limits: readonly string[]): object {
  return { ...get, Condition: { NumericLessThan: { 's3:max-keys': limits } } };
}

function tagged(...values: readonly string[]): object {
  return { ...get, Condition: { StringEquals: { 'aws:PrincipalTag/team': values } } };
}
