import { COLON, STAR } from '../match/glob.ts';
import type { Pattern } from './pattern-track.ts';

/** Every character a pattern names, in both cases where case is ignored, and one that none names. */
export function alphabetOf(patterns: readonly Pattern[]): readonly number[] {
  const units = new Set<number>();
  for (const { glob, ignoreCase, segmented } of patterns) {
    if (segmented) units.add(COLON);
    for (const unit of glob) {
      if (unit >= STAR) continue;
      units.add(unit);
      if (ignoreCase) for (const other of casesOf(unit)) units.add(other);
    }
  }
  const fresh = FRESH.find((unit) => !units.has(unit));
  units.add(fresh ?? SNOWMAN);
  return [...units];
}

const FRESH = Array.from('xzqjkvwy0123456789-_', (letter) => letter.charCodeAt(0));
/** Where a policy names all of the above, a character that it will not name. */
const SNOWMAN = 0x2603;

function casesOf(unit: number): readonly number[] {
  const letter = String.fromCharCode(unit);
  return [letter.toLowerCase().charCodeAt(0), letter.toUpperCase().charCodeAt(0)];
}
