import { foldCase } from '../match/fold-case.ts';
import { COLON, type Glob, ONE, STAR } from '../match/glob.ts';
import { pastStars } from '../match/past-stars.ts';

/** A pattern over whole strings. `segmented`: of its first five parts none takes in a colon, as ARN operators compare. */
export interface Pattern {
  readonly glob: Glob;
  readonly ignoreCase: boolean;
  readonly segmented: boolean;
}

/** A pattern with, for every token, whether a wildcard there stays within its part of an ARN. */
export interface Track extends Pattern {
  readonly stays: readonly boolean[];
}

export function trackOf(pattern: Pattern): Track {
  let colons = 0;
  const stays = pattern.glob.map((token) => {
    const within = pattern.segmented && colons < 5;
    if (token === COLON) colons += 1;
    return within;
  });
  return { ...pattern, stays };
}

/** The positions in which the pattern can be before the first character. */
export function startsOf(track: Track): readonly number[] {
  return pastStars(track.glob, [0]);
}

/** Those in which it can be one character on. */
export function step(track: Track, positions: readonly number[], unit: number): readonly number[] {
  const next: number[] = [];
  for (const at of positions) {
    const token = track.glob[at];
    if (token === STAR) {
      if (takes(track, at, unit)) next.push(at);
    } else if (token === ONE ? takes(track, at, unit) : isSame(track, token, unit))
      next.push(at + 1);
  }
  return pastStars(track.glob, next);
}

function takes({ stays }: Track, at: number, unit: number): boolean {
  return unit !== COLON || stays[at] !== true;
}

function isSame({ ignoreCase }: Track, token: number | undefined, unit: number): boolean {
  if (token === undefined) return false;
  return token === unit || (ignoreCase && fold(token) === fold(unit));
}

/** The pattern covers the string, and whatever follows too: a `*` ends it. */
export function isMetForGood(track: Track, positions: readonly number[]): boolean {
  const { glob, stays } = track;
  return glob.at(-1) === STAR && stays.at(-1) === false && positions.includes(endOf(track));
}

/** The position of a pattern that covers all of the string. */
export function endOf({ glob }: Track): number {
  return glob.length;
}

function fold(unit: number): number {
  return foldCase(String.fromCharCode(unit)).charCodeAt(0);
}
