import { foldCase } from '../../evaluate/match/fold-case.ts';

/** Entries by name, in any letter case. An entry is read when it is first asked for. */
export interface Table<T> {
  /** As AWS spells them, in the order of their lower case. */
  readonly names: () => readonly string[];
  readonly get: (name: string) => T | undefined;
}

/**
 * A table over lines whose first field is the name, in the order of their lower case: an entry is found by halving, so
 * nothing is built before the first question. `read` gets the fields of one line.
 */
export function tableOf<T>(
  lines: readonly string[],
  read: (fields: readonly string[]) => T,
): Table<T> {
  const entries = new Map<number, T>();
  // As they were asked for: the same few names are, again and again.
  const asked = new Map<string, T | undefined>();
  const find = (name: string): T | undefined => {
    const place = placeOf(lines, foldCase(name));
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

function placeOf(lines: readonly string[], wanted: string): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareName(lines[middle] ?? '', wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

/** How the lower case of a line's name compares with a text; made by no copy of it, since it is asked for so often. */
function compareName(line: string, wanted: string): number {
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    if (unit === DIVIDER) return at - wanted.length;
    const folded = unit >= 65 && unit <= 90 ? unit + 32 : unit;
    // Beyond the end of the text it is NaN, and the name the later one.
    const difference = folded - wanted.charCodeAt(at);
    if (difference !== 0) return Number.isNaN(difference) ? 1 : difference;
  }
  return line.length - wanted.length;
}

const DIVIDER = 124;

/** The first field of a line. */
function nameIn(line: string): string {
  const end = line.indexOf('|');
  return end < 0 ? line : line.slice(0, end);
}
