import type { Gap } from '../source.ts';

/** Finds what is not known at or below a place of a document. */
export interface GapIndex {
  readonly at: (pointer: string) => Gap | undefined;
  /** The gaps at the place and anywhere below it. */
  readonly within: (pointer: string) => readonly Gap[];
}

export function indexGaps(gaps: ReadonlyMap<string, Gap>): GapIndex {
  const below = new Map<string, Gap[]>();
  for (const [pointer, gap] of gaps) {
    for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
      const ancestor = pointer.slice(0, end);
      const known = below.get(ancestor);
      if (known) known.push(gap);
      else below.set(ancestor, [gap]);
      if (end === 0) break;
    }
  }
  return {
    at: (pointer) => gaps.get(pointer),
    within: (pointer) => below.get(pointer) ?? NONE,
  };
}

const NONE: readonly Gap[] = [];
