import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decideLine } from '../../../../src/policies/can.ts';
import { UserError } from '../../../../src/vocabulary/errors.ts';
import { RUNS, SEED, Stopwatch } from '../fuzz-runs.ts';

const folder = new URL('../../../fixtures/policies/cases/', import.meta.url);
const lines = readdirSync(folder).flatMap((name) =>
  readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean),
);

const SNIPPETS = `" \\ { } [ ] , : \0 \uFEFF * \${ ? % null 1e999 "__proto__": "Effect":"Deny", [[[[[[[[ \ud800 arn: ::`;
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 4 }),
  inserted: fc.oneof(
    fc.constantFrom(...SNIPPETS.split(' ')),
    fc.constantFrom('a', 'B', '0', '-', '/'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
});
const broken = fc
  .tuple(fc.constantFrom(...lines), fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([line, edits]) =>
    edits.reduce((text, { at, removed, inserted }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + inserted + text.slice(from + removed);
    }, line),
  );

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '*',
    'arn:aws:s3:::',
    `arn:${':'.repeat(9)}`,
    'a*'.repeat(2_000),
    '${',
    'ec2:A',
  ),
);
const value = fc.oneof(odd, fc.array(odd, { maxLength: 3 }), fc.boolean(), fc.double());
const arn = odd.map((name) => `arn:aws:iam::111122223333:user/${name}`);
const bucket = odd.map((name) => `arn:aws:s3:::${name}`);
/** A request for the policies of some case, so that most of them reach the engine. */
const requests = fc
  .record({
    line: fc.constantFrom(...lines),
    principal: fc.oneof(fc.constantFrom('*', '111122223333', 'ec2.amazonaws.com'), arn),
    action: fc.oneof(
      fc.constantFrom('s3:GetObject', 'ec2:RunInstances', 'sts:AssumeRole', 'iam:PassRole'),
      fc.stringMatching(/^[a-z0-9-]{1,8}:[A-Za-z0-9]{1,12}$/),
    ),
    resource: fc.oneof(
      bucket,
      odd.filter((text) => text !== ''),
    ),
    context: fc.dictionary(fc.oneof(fc.constantFrom('aws:SourceIp', 'k:a'), odd), value),
    complete: fc.boolean(),
  })
  .map(({ line, ...request }) => {
    const { policies } = JSON.parse(line) as { readonly policies: unknown };
    return JSON.stringify({ id: 'x', policies, request });
  });

const EFFECTS: readonly string[] = ['allowed', 'denied', 'not-granted', 'refused', 'undecided'];

describe('a line of a file of cases', () => {
  it.each([
    ['broken cases', broken],
    ['random requests', requests],
  ])(
    `is answered, or refused as a user's mistake: ${RUNS} %s, seed ${SEED}`,
    (what, arbitrary) => {
      const stopwatch = new Stopwatch();
      const effects = new Map<string, number>();
      fc.assert(
        fc.property(arbitrary, (line) => {
          const effect = stopwatch.time(() => effectOf(line));
          expect(EFFECTS).toContain(effect);
          effects.set(effect, (effects.get(effect) ?? 0) + 1);
        }),
        { numRuns: RUNS, seed: SEED },
      );
      stopwatch.tell(`${what} (${[...effects].map((pair) => pair.join(' ')).join(', ')})`);
      // Where all were refused, or none, the engine would not have been asked, or the reader not.
      expect(effects.size).toBeGreaterThan(1);
    },
    900_000,
  );
});

/** What is no mistake of the user's is thrown. */
function effectOf(line: string): string {
  try {
    return decideLine(line).effect;
  } catch (error) {
    if (error instanceof UserError) return 'refused';
    throw error;
  }
}
