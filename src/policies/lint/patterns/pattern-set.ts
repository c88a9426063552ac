import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, ONE, wildcardGlob } from '../../evaluate/match/glob.ts';
import { hasWildcard } from './has-wildcard.ts';

/** Patterns of one element, asked again and again whether one of them takes in all that another pattern does. */
export interface PatternSet {
  /** The pattern of the set that covers everything the given one covers; the same text covers itself. */
  readonly covering: (pattern: string) => string | undefined;
}

/** Patterns of Action or NotAction: letter case does not count. */
export function actionPatterns(patterns: readonly string[]): PatternSet {
  return patternSet(patterns, foldCase, () => true);
}

/**
 * Patterns of Resource or NotResource. AWS does not say that a wildcard inside a segment reaches beyond a colon, so only
 * `*` and patterns with as many colons count as covering.
 */
export function resourcePatterns(patterns: readonly string[]): PatternSet {
  return patternSet(
    patterns,
    (text) => text,
    (one, other) => one === '*' || colonsIn(one) === colonsIn(other),
  );
}

interface Wide {
  readonly text: string;
  readonly takesIn: (text: string) => boolean;
  readonly hasOne: boolean;
}

function patternSet(
  patterns: readonly string[],
  fold: (text: string) => string,
  mayCover: (one: string, other: string) => boolean,
): PatternSet {
  const exact = new Map(patterns.map((text) => [fold(text), text]));
  const wide: readonly Wide[] = patterns.filter(hasWildcard).map((text) => {
    const glob = wildcardGlob(fold(text));
    return { text, takesIn: globTest(glob), hasOne: glob.includes(ONE) };
  });
  return {
    covering: (pattern) => {
      const folded = fold(pattern);
      const same = exact.get(folded);
      if (same !== undefined) return same;
      // A `*` of the other pattern is many characters, which a `?` does not cover.
      const isOpen = folded.includes('*') || folded.includes('${');
      return wide.find(
        ({ text, takesIn, hasOne }) =>
          !(hasOne && isOpen) && takesIn(folded) && mayCover(text, pattern),
      )?.text;
    },
  };
}

function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count += 1;
  return count;
}
