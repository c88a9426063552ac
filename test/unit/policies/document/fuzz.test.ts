import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import type { Policy, Problem } from '../../../../src/policies/document/policy.ts';
import { decide } from '../../../../src/policies/evaluate/decide.ts';
import { RUNS, SEED, Stopwatch } from '../fuzz-runs.ts';

const folder = new URL('../../../fixtures/policies/documents/', import.meta.url);
const seeds = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)));

const SNIPPETS = [
  '"',
  '\\',
  '\\u',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\0',
  '\uFEFF',
  '\u00a0',
  '*',
  '${',
  "', '",
  '"Effect":"Deny",',
  '"Statement":',
  'null',
  '1e999',
  '%7B',
  '%',
  '\n',
  '\ud800',
  '[[[[[[[[',
].map((snippet) => Buffer.from(snippet));

/** One change of a document's bytes: where, how many are taken out, and what is put in. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 12 }),
  inserted: fc.oneof(fc.constantFrom(...SNIPPETS), fc.uint8Array({ maxLength: 6 })),
});
const document = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { maxLength: 6 }))
  .map(([seed, mutations]) =>
    mutations.reduce<Uint8Array>((bytes, { at, removed, inserted }) => {
      const from = Math.floor(at * bytes.length);
      return Buffer.concat([bytes.subarray(0, from), inserted, bytes.subarray(from + removed)]);
    }, seed),
  );

it(`no bytes make the reader throw, and every problem has a place in the text (${RUNS} documents, seed ${SEED})`, () => {
  const stopwatch = new Stopwatch();
  let read = 0;
  fc.assert(
    fc.property(document, (bytes) => {
      const text = Buffer.from(bytes).toString('utf8');
      const complaints = stopwatch.time(() => {
        const parsed = parsePolicy(text, { path: 'fuzz.json', name: 'fuzz' });
        if (!parsed.ok) return complaintsOfProblems(text, parsed.problems);
        read += 1;
        return complaintsOfDecision(parsed.policy);
      });
      expect(complaints).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  stopwatch.tell(`mutated documents (${read} read)`);
}, 600_000);

it(`no text at all makes the reader throw (seed ${SEED})`, () => {
  const stopwatch = new Stopwatch();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const parsed = stopwatch.time(() => parsePolicy(text, { path: 'fuzz.json', name: 'fuzz' }));
      expect(parsed.ok).toBe(false);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  stopwatch.tell('random texts');
}, 600_000);

function complaintsOfDecision(policy: Policy): readonly string[] {
  const { effect } = decide(
    { identity: [policy], resource: policy, scp: [[policy]] },
    {
      principal: { kind: 'aws', arn: 'arn:aws:iam::111122223333:user/alice' },
      action: 'ec2:StartInstances',
      resource: 'arn:aws:ec2:eu-central-1:111122223333:instance/i-1',
      context: new Map(),
      complete: false,
    },
  );
  return ['allowed', 'denied', 'not-granted', 'undecided'].includes(effect) ? [] : [effect];
}

function complaintsOfProblems(text: string, problems: readonly Problem[]): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const lost = problems.filter((problem) => !hasPlaceIn(lines, problem));
  return problems.length === 0
    ? ['refused without a problem']
    : lost.map(({ message, span }) => `${message} at ${JSON.stringify(span)}`);
}

function hasPlaceIn(lines: readonly string[], { message, span }: Problem): boolean {
  const width = lines[span.line - 1]?.length;
  const forward = span.endLine - span.line || span.endColumn - span.column;
  return (
    message !== '' &&
    width !== undefined &&
    span.column >= 1 &&
    span.column <= width + 1 &&
    forward >= 0
  );
}
