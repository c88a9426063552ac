import { foldCase } from '../../evaluate/match/fold-case.ts';

/** Entries by name, in any letter case. An entry is read when it is first asked for. */
export interface Table<T> {
  /** As AWS spells them, in the order of their lower case. */
  readonly names: () => readonly string[];
  readonly get: (name: string) => T | undefined;
}

/**
 * A table over lines whose first field is the name, in the order of their lower case. Nothing is built before the first
 * question. `read` gets a line.
 */
export function tableOf<T>(lines: readonly string[], read: (line: string) => T): Table<T> {
  // By names as they are asked for: most are written as AWS spells them.
  let places: Map<string, number> | undefined;
  const entries: (T | undefined)[] = [];
  return {
    names: () => lines.map(nameIn),
    get: (name) => {
      places ??= new Map(lines.map((line, place) => [nameIn(line), place]));
      const place = places.get(name) ?? placeOf(lines, foldCase(name));
      const line = lines[place];
      if (line === undefined) return undefined;
      places.set(name, place);
      return (entries[place] ??= read(line));
    },
  };
}

/** Found by halving; -1 where there is none. */
function placeOf(lines: readonly string[], wanted: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const name = nameIn(lines[middle] ?? '').toLowerCase();
    if (name === wanted) return middle;
    if (name < wanted) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** The first field of a line. */
function nameIn(line: string): string {
  const end = line.indexOf('|');
  return end < 0 ? line : line.slice(0, end);
}
