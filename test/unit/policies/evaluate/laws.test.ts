import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decide } from '../../../../src/policies/evaluate/decide.ts';
import type { AuthorisationRequest } from '../../../../src/policies/evaluate/decision.ts';
import type { PolicyLayers } from '../../../../src/policies/evaluate/layers.ts';
import { policyOf, type StatementJson } from './policy-of.ts';

/** Layers as statements: a counterexample is printed as one would write it. */
interface LayersJson {
  readonly identity: readonly (readonly StatementJson[])[];
  readonly boundary?: readonly StatementJson[];
  readonly scp?: readonly (readonly (readonly StatementJson[])[])[];
  readonly session?: readonly (readonly StatementJson[])[];
}

/** Milliseconds: each run decides some hundred completions, and the machine may be busy. */
const ENUMERATION = 30_000;
const USER = 'arn:aws:iam::111122223333:user/alice';
/**
 * Every value a key is given in a completion: one for each way in which the patterns below can match. The empty string
 * is left out: what Null makes of it AWS does not say, so it is undecided by itself.
 */
const VALUES = ['a', 'b', 'ab', 'ba', 'aa', 'x'];
const NUMBERS = ['-1', '0', '0.5', '1', '1.2', '1.5', '2'];

const exactLine = lineOf(
  ['StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'StringNotEqualsIfExists'],
  ['a', 'b', 'ab'],
);
const likeLine = lineOf(
  ['StringLike', 'StringNotLike', 'StringLikeIfExists'],
  ['a', 'ab', 'a*', '*b', '?', '*'],
);
const numberLine = fc
  .tuple(
    fc.constantFrom(
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
      'NumericLessThanIfExists',
    ),
    fc.constantFrom('0', '1', '1.5'),
  )
  .map(([operator, value]) => ({ [operator]: { 'k:number': value } }));
const nullLine = fc
  .tuple(fc.constantFrom('true', 'false'), fc.constantFrom('k:one', 'k:number'))
  .map(([value, key]) => ({ Null: { [key]: value } }));
const setLine = fc
  .tuple(
    fc.constantFrom(
      'ForAllValues:StringEquals',
      'ForAnyValue:StringEquals',
      'ForAnyValue:StringNotEquals',
      'ForAllValues:StringNotEquals',
    ),
    fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 2 }),
  )
  .map(([operator, values]) => ({ [operator]: { 'k:set': values } }));
const addressLine = lineOf(
  ['IpAddress', 'NotIpAddress', 'IpAddressIfExists'],
  ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '2001:db8::/32'],
  ['k:address'],
);
const arnLine = lineOf(
  ['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEqualsIfExists'],
  ['arn:aws:sns:*:1:t', 'arn:aws:sns:eu:1:*', 'arn:aws:*:*:*:t?'],
  ['k:arn'],
);
const dateLine = lineOf(
  ['DateLessThan', 'DateGreaterThanEquals', 'DateEquals', 'DateNotEquals'],
  ['2026-01-01', '1767225600', '2026-06-01T00:00:00Z'],
  ['k:date'],
);
const line = fc.oneof(exactLine, likeLine, numberLine, nullLine, setLine);

const statement = statementOf(line);
const layers = layersOfStatements(statement);
const typedLayers = layersOfStatements(statementOf(fc.oneof(addressLine, arnLine, dateLine)));
const COMPLETIONS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'k:one': VALUES.map((value) => [value]),
  'k:two': VALUES.map((value) => [value]),
  'k:number': NUMBERS.map((value) => [value]),
  'k:set': [[], ['a'], ['b'], ['x'], ['a', 'b'], ['a', 'x'], ['b', 'x']],
};
const TYPED_COMPLETIONS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'k:address': [['10.1.2.3'], ['10.1.2.4'], ['10.2.0.0'], ['11.0.0.0'], ['2001:db8::1'], ['::1']],
  'k:arn': [
    ['arn:aws:sns:eu:1:t'],
    ['arn:aws:sns:us:1:t'],
    ['arn:aws:sns:eu:1:tx'],
    ['arn:aws:sns:eu:1:a:b'],
    ['arn:aws:sqs:eu:1:tx'],
    ['arn:aws:sns:us:1:tx'],
    ['arn:aws:sqs:eu:2:q'],
  ],
  'k:date': [
    ['2025-01-01'],
    ['2026-01-01T00:00:00Z'],
    ['1767225601'],
    ['2026-06-01'],
    ['2027-01-01'],
  ],
};
const context = fc.dictionary(
  fc.constantFrom('k:one', 'k:two'),
  fc.constantFrom(...VALUES).map((value) => [value]),
);

describe('the laws of a decision', () => {
  it('an explicit Deny that covers the request always wins', () => {
    fc.assert(
      fc.property(layers, context, (given, known) => {
        const denied = {
          ...given,
          identity: [
            ...given.identity,
            [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' } as const],
          ],
        };
        expect(decide(layersOf(denied), requestOf(known)).effect).toBe('denied');
      }),
      { numRuns: 300 },
    );
  });

  it('adding an Allow never takes permission away', () => {
    fc.assert(
      fc.property(layers, context, fc.boolean(), (given, known, complete) => {
        const more = {
          ...given,
          identity: [
            ...given.identity,
            [{ Effect: 'Allow', Action: 's3:*', Resource: '*' } as const],
          ],
        };
        const before = decide(layersOf(given), requestOf(known, complete));
        const after = decide(layersOf(more), requestOf(known, complete));
        const kept = before.effect === 'allowed' || before.effect === 'denied';
        expect(kept ? after.effect : before.effect).toBe(before.effect);
      }),
      { numRuns: 500 },
    );
  });

  it('adding a Deny never gives permission', () => {
    fc.assert(
      fc.property(layers, statement, context, (given, one, known) => {
        const more = {
          ...given,
          identity: [...given.identity, [{ ...one, Effect: 'Deny' as const }]],
        };
        const after = decide(layersOf(more), requestOf(known)).effect === 'allowed';
        const before = decide(layersOf(given), requestOf(known)).effect === 'allowed';
        expect(before || !after).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of statements and policies makes no difference', () => {
    fc.assert(
      fc.property(layers, context, fc.boolean(), (given, known, complete) => {
        const turned = {
          ...given,
          identity: given.identity.map((one) => one.toReversed()).toReversed(),
        };
        expect(decide(layersOf(turned), requestOf(known, complete)).effect).toBe(
          decide(layersOf(given), requestOf(known, complete)).effect,
        );
      }),
      { numRuns: 300 },
    );
  });

  it(
    'is undecided exactly where some completion of the unknown keys allows and another does not',
    () => {
      fc.assert(
        fc.property(layers, context, (given, known) => {
          expect(summaryOf(given, known)).toBe(expectedSummary(given, known, COMPLETIONS));
        }),
        { numRuns: 400 },
      );
    },
    ENUMERATION,
  );

  it(
    'is so too for addresses, ARNs and dates',
    () => {
      fc.assert(
        fc.property(typedLayers, (given) => {
          expect(summaryOf(given, {})).toBe(expectedSummary(given, {}, TYPED_COMPLETIONS));
        }),
        { numRuns: 400 },
      );
    },
    ENUMERATION,
  );
});

function lineOf(
  operators: readonly string[],
  values: readonly string[],
  keys: readonly string[] = ['k:one', 'k:two'],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc
    .tuple(
      fc.constantFrom(...operators),
      fc.constantFrom(...keys),
      fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
    )
    .map(([operator, key, some]) => ({ [operator]: { [key]: some } }));
}

function requestOf(
  known: Readonly<Record<string, readonly string[]>>,
  complete = false,
): AuthorisationRequest {
  return {
    principal: { kind: 'aws', arn: USER },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/x',
    context: new Map(Object.entries(known)),
    complete,
  };
}

type Known = Readonly<Record<string, readonly string[]>>;

/** The decision in one word; an undecided one must name a key. */
function summaryOf(given: LayersJson, known: Known): string {
  const decision = decide(layersOf(given), requestOf(known));
  if (decision.effect === 'undecided') {
    return decision.missing.length > 0 ? 'undecided' : 'undecided without a key';
  }
  return decision.effect === 'allowed' ? 'allowed' : 'refused';
}

/** What the decision must be, from trying every way to give the unknown keys a value or none. */
function expectedSummary(given: LayersJson, known: Known, completions: typeof COMPLETIONS): string {
  const policies = layersOf(given);
  const allowed = completionsOf(known, completions).map(
    (full) => decide(policies, requestOf(full, true)).effect === 'allowed',
  );
  if (allowed.every(Boolean)) return 'allowed';
  return allowed.some(Boolean) ? 'undecided' : 'refused';
}

function completionsOf(known: Known, completions: typeof COMPLETIONS): readonly Known[] {
  let all: readonly Known[] = [known];
  for (const [key, values] of Object.entries(completions)) {
    if (known[key]) continue;
    all = all.flatMap((one) => [one, ...values.map((value) => ({ ...one, [key]: value }))]);
  }
  return all;
}

function statementOf(lines: fc.Arbitrary<object>): fc.Arbitrary<StatementJson> {
  return fc.record({
    Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    Action: fc.constantFrom('s3:GetObject', 's3:*', '*', 'ec2:*'),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::c/*'),
    Condition: fc.array(lines, { maxLength: 2 }).map((some) => Object.assign({}, ...some)),
  });
}

function layersOfStatements(statements: fc.Arbitrary<StatementJson>): fc.Arbitrary<LayersJson> {
  const policy = fc.array(statements, { minLength: 1, maxLength: 4 });
  return fc.record(
    {
      identity: fc.array(policy, { maxLength: 2 }),
      boundary: policy,
      scp: fc.array(fc.array(policy, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
      session: fc.array(policy, { minLength: 1, maxLength: 1 }),
    },
    { requiredKeys: ['identity'] },
  );
}

function layersOf({ identity, boundary, scp, session }: LayersJson): PolicyLayers {
  return {
    identity: identity.map((one) => policyOf(...one)),
    ...(boundary ? { boundary: policyOf(...boundary) } : {}),
    ...(scp ? { scp: scp.map((level) => level.map((one) => policyOf(...one))) } : {}),
    ...(session ? { session: session.map((one) => policyOf(...one)) } : {}),
  };
}
