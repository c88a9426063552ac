import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { Listing } from '../document/statement.ts';
import type { Value } from '../document/value.ts';
import { foldedItems } from './folded-items.ts';
import { hasWildcard } from './has-wildcard.ts';
import { actionPatterns, type PatternSet, resourcePatterns } from './pattern-set.ts';

/** An item of a list that another item of it covers. */
export interface RedundantItem {
  readonly item: Value;
  readonly by: Value;
}

/** Items of Action or NotAction that another one covers. Of two that mean the same the later one is superfluous. */
export function redundantActions(listing: Listing): Iterable<RedundantItem> {
  const { hasWildcard: hasWide, hasRepeats } = foldedItems(listing);
  // Cheap, and nearly always enough.
  if (!hasWide && !hasRepeats) return [];
  return redundant(listing, {
    fold: foldCase,
    patterns: actionPatterns,
    groupOf: (text) => text.split(':', 1)[0] ?? '',
  });
}

/** Items of Resource or NotResource that another one covers. */
export function redundantResources(listing: Listing): Iterable<RedundantItem> {
  if (areApart(listing.items)) return [];
  return redundant(listing, {
    fold: (text) => text,
    patterns: resourcePatterns,
    groupOf: (text) => (text === '*' ? '*' : text.split(':', 3).join(':')),
  });
}

/** How the items of an element compare. */
interface Comparing {
  readonly fold: (text: string) => string;
  readonly patterns: (texts: readonly string[]) => PatternSet;
  /** Keeps the cost down: only wide items of the same group, or of a group with wildcards, are compared. */
  readonly groupOf: (text: string) => string;
}

interface Entry {
  readonly item: Value;
  readonly text: string;
  readonly place: number;
}

interface Wide extends Entry {
  readonly covers: (pattern: string) => boolean;
}

function* redundant({ items }: Listing, comparing: Comparing): Generator<RedundantItem> {
  if (items.length < 2) return;
  const first = new Map<string, Entry>();
  const entries = items.map((item, place) => ({ item, place, text: comparing.fold(item.text) }));
  for (const entry of entries) if (!first.has(entry.text)) first.set(entry.text, entry);
  const wide = wideByGroup(first.values(), comparing);
  if (wide.size === 0 && first.size === items.length) return;
  for (const entry of entries) {
    const same = first.get(entry.text);
    const by = same === entry ? coverOf(entry, wide, comparing) : same;
    if (by) yield { item: entry.item, by: by.item };
  }
}

/** Cheap, and nearly always enough: no item has a wildcard, and none stands twice. */
function areApart(items: readonly Value[]): boolean {
  const texts = new Set<string>();
  for (const { text } of items) {
    if (hasWildcard(text)) return false;
    texts.add(text);
  }
  return texts.size === items.length;
}

const ANY = '*';

function wideByGroup(
  entries: Iterable<Entry>,
  { patterns, groupOf }: Comparing,
): ReadonlyMap<string, readonly Wide[]> {
  const wide = new Map<string, Wide[]>();
  for (const entry of entries) {
    const { item, text } = entry;
    if (!hasWildcard(text) || text.includes('${')) continue;
    const { covering } = patterns([item.text]);
    const one = { ...entry, covers: (other: string) => covering(other) !== undefined };
    const group = groupOf(text);
    const key = hasWildcard(group) ? ANY : group;
    const list = wide.get(key);
    if (list) list.push(one);
    else wide.set(key, [one]);
  }
  return wide;
}

function coverOf(
  entry: Entry,
  wide: ReadonlyMap<string, readonly Wide[]>,
  { groupOf }: Comparing,
): Wide | undefined {
  const candidates = [...(wide.get(ANY) ?? []), ...(wide.get(groupOf(entry.text)) ?? [])];
  return candidates.find((one) => {
    if (one.item === entry.item || !one.covers(entry.item.text)) return false;
    const isMutual = candidates.some((own) => own.item === entry.item && own.covers(one.item.text));
    return !isMutual || one.place < entry.place;
  });
}
