import { foldCase } from '../../evaluate/match/fold-case.ts';

/** Entries by name, in any letter case. An entry is read when it is first asked for. */
export interface Table<T> {
  /** As AWS spells them, in the order of their lower case. */
  readonly names: () => readonly string[];
  readonly get: (name: string) => T | undefined;
}

/** From so many questions on it is quicker to have the names in lower case once than to make them at each halving. */
const FEW = 16;

/**
 * A table over lines whose first field is the name, in the order of their lower case: an entry is found by halving, so
 * that nothing is built for a few questions. `read` gets the fields of one line.
 */
export function tableOf<T>(
  lines: readonly string[],
  read: (fields: readonly string[]) => T,
): Table<T> {
  const entries = new Map<number, T>();
  // As they were asked for: the same few names are, again and again.
  const asked = new Map<string, T | undefined>();
  let places: ReadonlyMap<string, number> | undefined;
  const find = (name: string): T | undefined => {
    if (asked.size === FEW) places = placesOf(lines);
    const folded = foldCase(name);
    const place = places ? places.get(folded) : placeOf(lines, folded);
    const line = place === undefined ? undefined : lines[place];
    if (place === undefined || line === undefined) return undefined;
    const known = entries.get(place);
    if (known !== undefined) return known;
    const entry = read(line.split('|'));
    entries.set(place, entry);
    return entry;
  };
  return {
    names: () => lines.map(nameIn),
    get: (name) => {
      const known = asked.get(name);
      if (known !== undefined || asked.has(name)) return known;
      const entry = find(name);
      asked.set(name, entry);
      return entry;
    },
  };
}

function placesOf(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.map((line, place) => [nameIn(line).toLowerCase(), place]));
}

function placeOf(lines: readonly string[], wanted: string): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const name = nameIn(lines[middle] ?? '').toLowerCase();
    if (name === wanted) return middle;
    if (name < wanted) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

/** The first field of a line. */
function nameIn(line: string): string {
  const end = line.indexOf('|');
  return end < 0 ? line : line.slice(0, end);
}
