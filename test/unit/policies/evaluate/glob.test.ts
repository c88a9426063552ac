import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  globMatches,
  globTest,
  segmentGlobMatches,
  wildcardGlob,
} from '../../../../src/policies/evaluate/match/glob.ts';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 10 });

describe('a glob', () => {
  it('matches what its definition says', () => {
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        const expected = defines(one, other, () => true);
        expect(globMatches(wildcardGlob(one), other)).toBe(expected);
        expect(globTest(wildcardGlob(one))(other)).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('by segments, crosses a colon only with a * that ends its segment', () => {
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        const expected = defines(one, other, (rest) => rest === '' || rest.startsWith(':'));
        expect(segmentGlobMatches(wildcardGlob(one), other)).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('stays quick with many stars against a long text', () => {
    const stars = wildcardGlob(`${'a*'.repeat(60)}b`);
    const started = performance.now();
    for (let run = 0; run < 20; run += 1)
      expect(globMatches(stars, 'a'.repeat(10_000))).toBe(false);
    // A backtracking matcher would not end; the bound is generous for a busy machine.
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

/** The definition, by trying every split; `crosses` says whether a wildcard with that rest behind it takes in a colon. */
function defines(one: string, other: string, crosses: (rest: string) => boolean): boolean {
  const head = one.charAt(0);
  const rest = one.slice(1);
  if (head === '') return other === '';
  if (head === '*')
    return runs(other, crosses(rest)).some((cut) => defines(rest, other.slice(cut), crosses));
  if (other === '') return false;
  const fits = head === '?' ? other.charAt(0) !== ':' || crosses('x') : other.startsWith(head);
  return fits && defines(rest, other.slice(1), crosses);
}

/** How much of the text a `*` can take: none, one, … characters. */
function runs(other: string, crosses: boolean): readonly number[] {
  const end = crosses || !other.includes(':') ? other.length : other.indexOf(':');
  return Array.from({ length: end + 1 }, (_, length) => length);
}
