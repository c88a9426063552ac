import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  tellingResources,
  type ResourcePattern,
} from '../../../../src/policies/authorise/open/telling-resources.ts';
import { globMatches, wildcardGlob } from '../../../../src/policies/evaluate/match/glob.ts';

function telling(pattern: ResourcePattern, ...globs: readonly string[]) {
  return tellingResources(
    pattern,
    globs.map((glob) => wildcardGlob(glob)),
  );
}

describe('the resources that tell policies apart', () => {
  test('are one where every policy covers all, or none, of the pattern', () => {
    expect(telling({ pattern: 'vpc/vpc-*' }, '*', 'vpc/*', 'subnet/*', 'vpc/rtb-1').values).toEqual(
      ['vpc/vpc-x'],
    );
  });

  test('are one in a glob and one outside where it covers a part', () => {
    const { values, complete } = telling({ pattern: 'vpc/vpc-*' }, 'vpc/vpc-0a*');
    expect(complete).toBe(true);
    expect(values.map((value) => globMatches(wildcardGlob('vpc/vpc-0a*'), value))).toEqual([
      false,
      true,
    ]);
  });

  test('have no slash or colon in an id', () => {
    expect(telling({ pattern: 'b*' }, 'b*/secret', 'b*:x').values).toEqual(['bx']);
    expect(telling({ pattern: '*/*', deep: true }, '*/a/b').values).toContain('x/a/b');
  });

  test('are not all there where too many globs overlap, and it is said', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `*${letter}*`);
    expect(telling({ pattern: '*' }, ...letters).complete).toBe(false);
  });

  test('stand for every resource of the pattern', () => {
    const glob = fc.stringMatching(/^[ab*?]{1,4}$/);
    const id = fc.stringMatching(/^[abc]{0,4}$/);
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 4 }), glob, id, (globs, rest, text) => {
        const pattern = `x/${rest.replaceAll('?', 'a')}`;
        const resource = `x/${text}`;
        const named = wildcardGlob(pattern.replaceAll('*', '?*'));
        fc.pre(globMatches(named, resource));
        const prefixed = globs.map((one) => `x/${one}`);
        const fits = (value: string) =>
          prefixed.map((one) => globMatches(wildcardGlob(one), value)).join();
        const { values, complete } = telling({ pattern }, ...prefixed);
        expect(complete).toBe(true);
        expect(values.map(fits)).toContain(fits(resource));
        expect(values.every((value) => globMatches(named, value))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
