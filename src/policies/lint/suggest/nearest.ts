/**
 * The candidate that was most likely meant: the one that is fewest slips of the keyboard away, letter case apart, if
 * there are few for the length of the word. A slip is a letter too many, too few, wrong, or two that changed places.
 * `most` is how many may be.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  most = Math.min(3, Math.floor(word.length / 3)),
): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let limit = most + 1;
  for (const candidate of candidates) {
    // Of several that are as near, the one that the word begins with: it says something more of the same.
    const isStem = best !== undefined && word.length - candidate.length === limit;
    if (isStem && wanted.startsWith(candidate.toLowerCase())) best = candidate;
    if (Math.abs(candidate.length - word.length) >= limit) continue;
    const slips = distance(wanted, candidate.toLowerCase(), limit);
    if (slips < limit) {
      limit = slips;
      best = candidate;
    }
    if (limit === 0) break;
  }
  return best;
}

/** Optimal string alignment distance; `limit` where it is that or more. */
function distance(one: string, other: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let slips = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (areSwapped(one, other, i, j)) slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
      least = Math.min(least, slips);
    }
    if (least >= limit) return limit;
    before = row;
    row = next;
  }
  return Math.min(limit, row[other.length] ?? limit);
}

function areSwapped(one: string, other: string, i: number, j: number): boolean {
  return (
    i > 1 &&
    j > 1 &&
    one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
    one.charCodeAt(i - 2) === other.charCodeAt(j - 1)
  );
}
