import { type Glob, STAR } from './glob.ts';

/** The positions of a glob, sorted, with those behind their stars: a `*` may stand for nothing. */
export function pastStars(glob: Glob, positions: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const position of positions) {
    let at = position;
    all.add(at);
    while (glob[at] === STAR) {
      at += 1;
      all.add(at);
    }
  }
  return [...all].toSorted((left, right) => left - right);
}
