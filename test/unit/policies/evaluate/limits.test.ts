import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decide } from '../../../../src/policies/evaluate/decide.ts';
import type {
  AuthorisationRequest,
  Decision,
  Principal,
} from '../../../../src/policies/evaluate/decision.ts';
import { RUNS, SEED, Stopwatch } from '../fuzz-runs.ts';
import { policyOf, type StatementJson } from './policy-of.ts';

const LONG = 200_000;
const many = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

/** Policies that would be slow or break a call if anything here were quadratic, recursive or spread into arguments. */
const HEAVY: readonly (readonly [string, StatementJson])[] = [
  [
    'a long resource',
    { Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::${'a'.repeat(LONG)}` },
  ],
  [
    'a long resource of stars',
    { Effect: 'Deny', Action: '*', Resource: `arn:aws:s3:::${'a*'.repeat(LONG / 2)}` },
  ],
  ['a long action', { Effect: 'Allow', Action: `s3:${'a*'.repeat(LONG / 2)}`, Resource: '*' }],
  ['a long literal action', { Effect: 'Allow', Action: `s3:${'a'.repeat(LONG)}`, Resource: '*' }],
  ['a long value', withCondition({ StringEquals: { 'k:a': 'a'.repeat(LONG) } })],
  ['a long pattern', withCondition({ StringLike: { 'k:a': 'a*b?'.repeat(LONG / 4) } })],
  [
    'a long ARN pattern',
    withCondition({ ArnLike: { 'k:a': `arn:${'*a'.repeat(1_000)}:a:b:c:d*` } }),
  ],
  [
    'a long value without case',
    withCondition({ StringEqualsIgnoreCase: { 'k:a': 'aB'.repeat(LONG / 2) } }),
  ],
  ['many values', withCondition({ StringEquals: { 'k:a': many(20_000, 'value') } })],
  ['many patterns', withCondition({ StringLike: { 'k:a': many(500, 'v*x') } })],
  [
    'many ranges',
    withCondition({ IpAddress: { 'k:a': many(250, '').map((_, index) => `10.${index}.0.0/16`) } }),
  ],
  [
    'many numbers',
    withCondition({ NumericEquals: { 'k:a': many(1_000, '').map((_, index) => String(index)) } }),
  ],
  [
    'many keys',
    withCondition({ StringEquals: Object.fromEntries(many(40, 'k:key').map((key) => [key, 'v'])) }),
  ],
  [
    'many variables',
    { Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::${'${k:a}'.repeat(2_000)}` },
  ],
  [
    'many tags',
    withCondition({
      'ForAllValues:StringEquals': { 'k:a': many(50, 'tag') },
      'ForAnyValue:StringLike': { 'k:a': ['tag-*', 't*1'] },
    }),
  ],
];

describe('a policy made to be heavy', () => {
  it.each(HEAVY)('is decided all the same: %s', (_, statement) => {
    const layers = {
      identity: [policyOf(statement), policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' })],
      boundary: policyOf({ ...statement, Effect: 'Allow' }),
    };
    const started = performance.now();
    const decision = decide(layers, requestOf('arn:aws:iam::111122223333:user/alice'));
    expect(['allowed', 'denied', 'not-granted', 'undecided']).toContain(decision.effect);
    // Far above what any of them takes, far below what a runaway would.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('names the keys where there are too many combinations to try', () => {
    const keys = many(40, 'k:key');
    const decision = decide(
      {
        identity: keys.map((key) =>
          policyOf({ ...withCondition({ StringEquals: { [key]: 'v' } }), Effect: 'Allow' }),
        ),
      },
      requestOf('arn:aws:iam::111122223333:user/alice'),
    );
    expect(decision).toMatchObject({
      effect: 'undecided',
      reason: expect.stringContaining('too many combinations of values to try'),
    });
    expect(missingOf(decision)).toEqual(keys);
  });
});

describe('any request', () => {
  const odd = fc.string({ unit: 'grapheme', maxLength: 40 });
  const principal: fc.Arbitrary<Principal> = fc.oneof(
    fc.constant({ kind: 'anonymous' as const }),
    odd.map((name) => ({ kind: 'service' as const, name })),
    fc
      .oneof(
        odd,
        odd.map((name) => `arn:aws:iam::111122223333:${name}`),
        odd.map((name) => `arn:aws:sts::111122223333:assumed-role/${name}`),
      )
      .map((arn) => ({ kind: 'aws' as const, arn })),
  );
  const policies = [
    policyOf(
      { Effect: 'Allow', Action: '*', Resource: ['*', 'arn:aws:s3:::${aws:username}/*:x'] },
      withCondition({ StringLike: { 'aws:PrincipalArn': ['arn:*', '*role*'] } }),
      withCondition({ 'ForAnyValue:StringEquals': { 'k:a': ['a', '${k:b}'] } }),
      { Effect: 'Allow', NotAction: 's3:Get?*', NotResource: 'arn:aws:s3:::*b*' },
    ),
  ];
  const trust = policyOf({
    Effect: 'Allow',
    Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/p/x'], Service: 'a.b' },
    Action: 'sts:*',
  });

  it(`is answered, whatever its strings are (${RUNS} requests, seed ${SEED})`, () => {
    const stopwatch = new Stopwatch();
    fc.assert(
      fc.property(
        fc.record({
          principal,
          action: odd,
          resource: fc.oneof(
            odd,
            odd.map((name) => `arn:aws:s3:::${name}`),
          ),
          context: fc.dictionary(odd, fc.array(odd, { maxLength: 3 })),
          complete: fc.boolean(),
        }),
        ({ context, ...request }) => {
          const decision = stopwatch.time(() =>
            decide(
              { identity: policies, resource: trust, trust, scp: [policies] },
              { ...request, context: new Map(Object.entries(context)) },
            ),
          );
          expect(['allowed', 'denied', 'not-granted', 'undecided']).toContain(decision.effect);
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
    stopwatch.tell('requests with odd strings');
  }, 600_000);
});

function withCondition(condition: unknown): StatementJson {
  return { Effect: 'Deny', Action: '*', Resource: '*', Condition: condition };
}

function requestOf(arn: string): AuthorisationRequest {
  return {
    principal: { kind: 'aws', arn },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/key',
    context: new Map(),
    complete: false,
  };
}

function missingOf(decision: Decision): readonly string[] {
  return decision.effect === 'undecided' ? decision.missing.map(({ key }) => key) : [];
}
