import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { Listing } from '../document/statement.ts';
import { hasWildcard } from './has-wildcard.ts';

/** The items of Action or NotAction as they compare: letter case does not count. */
export interface FoldedItems {
  /** In lower case, in the order of the text. */
  readonly texts: readonly string[];
  readonly hasWildcard: boolean;
  readonly hasRepeats: boolean;
}

/** Kept with the list, since several rules ask. */
export function foldedItems(listing: Listing): FoldedItems {
  const before = known.get(listing);
  if (before) return before;
  const texts = listing.items.map(({ text }) => foldCase(text));
  const folded = {
    texts,
    hasWildcard: texts.some(hasWildcard),
    hasRepeats: texts.length > 1 && new Set(texts).size < texts.length,
  };
  known.set(listing, folded);
  return folded;
}

const known = new WeakMap<Listing, FoldedItems>();
