/** The words among `known` that a person most likely meant: at most two, none where nothing is near. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  // A long text is no misspelling of a short word, and the distance takes time in the square of the length.
  if (word.length > 64) return [];
  const scored = known
    .map((candidate) => ({
      candidate,
      steps: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ candidate, steps }) => steps <= Math.max(1, Math.floor(candidate.length / 3)))
    .toSorted((one, other) => one.steps - other.steps);
  const [best] = scored;
  return scored
    .filter(({ steps }) => steps === best?.steps)
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}

/** Insertions, deletions, changes and swaps of neighbours that turn one text into the other. */
function distance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_unused, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
