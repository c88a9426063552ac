import { type Glob, ONE, STAR } from '../../evaluate/match/glob.ts';

/**
 * Whether some text is covered by both globs. Row by row over all pairs of places, so the cost is bounded by the one
 * length times the other.
 */
export function globsMeet(one: Glob, other: Glob): boolean {
  const { length } = other;
  if (beginApart(one, other)) return false;
  let row = firstRow(other);
  let next = new Uint8Array(length + 1);
  for (const unit of one) {
    fill(next, row, unit, other);
    [row, next] = [next, row];
  }
  return row[length] === 1;
}

/** Cheap, and nearly always enough: before the first wildcard of either both must be the same. */
function beginApart(one: Glob, other: Glob): boolean {
  for (let place = 0; ; place += 1) {
    const [unit, against] = [one[place], other[place]];
    if (unit === undefined || against === undefined)
      return unit !== STAR && unit !== against && against !== STAR;
    if (unit === STAR || against === STAR) return false;
    if (isSame(unit, against) === 0) return true;
  }
}

/** One row of the table from the row above it. */
function fill(next: Uint8Array, row: Uint8Array, unit: Glob[number], other: Glob): void {
  next[0] = unit === STAR ? (row[0] ?? 0) : 0;
  for (let place = 0; place < other.length; place += 1) {
    const against = other[place] ?? 0;
    next[place + 1] =
      unit === STAR || against === STAR
        ? (row[place + 1] ?? 0) | (next[place] ?? 0)
        : isSame(unit, against) * (row[place] ?? 0);
  }
}

function isSame(unit: Glob[number], against: Glob[number]): 0 | 1 {
  return unit === against || unit === ONE || against === ONE ? 1 : 0;
}

/** Where nothing of the one is used up, only wildcards of the other can be. */
function firstRow(other: Glob): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(other.length + 1);
  row[0] = 1;
  for (let place = 0; place < other.length && other[place] === STAR; place += 1) row[place + 1] = 1;
  return row;
}
