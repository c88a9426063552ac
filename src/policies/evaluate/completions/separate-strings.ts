import { foldCase } from '../match/fold-case.ts';
import { COLON, type Glob, globText, hasWildcard, ONE, STAR } from '../match/glob.ts';

/** A pattern over whole strings. `segmented`: of its first five parts none takes in a colon, as ARN operators compare. */
export interface Pattern {
  readonly glob: Glob;
  readonly ignoreCase: boolean;
  readonly segmented: boolean;
}

export interface Separated {
  /** One string for every combination of patterns that some string fits. */
  readonly values: readonly string[];
  /** False where the search was cut short: then combinations may be missing. */
  readonly complete: boolean;
}

/** Single steps of single patterns that are taken; policies need some ten thousand. */
const MOST_STEPS = 1_000_000;

/**
 * Finds a string for every way in which patterns can fit or not fit together, by following all patterns at once
 * through the characters that tell them apart, and one that none of them names.
 */
export function separateStrings(patterns: readonly Pattern[]): Separated {
  if (patterns.every(({ glob, ignoreCase }) => !ignoreCase && !hasWildcard(glob))) {
    return separateLiterals(patterns.map(({ glob }) => globText(glob)));
  }
  const tracks = patterns.map((pattern) => trackOf(pattern));
  const alphabet = alphabetOf(patterns);
  const found = new Map<string, string>();
  const start = tracks.map((track) => spread(track, [0]));
  // The start is not among them: a longer string that fits alike is preferred to the empty one, which is special.
  const seen = new Set<string>();
  let frontier: readonly Reached[] = [{ positions: start, text: '' }];
  let steps = 0;
  while (frontier.length > 0) {
    const next: Reached[] = [];
    for (const { positions, text } of frontier) {
      const fits = positions
        .map((at, index) => (at.includes(endOf(tracks[index])) ? 1 : 0))
        .join('');
      if (!found.get(fits)) found.set(fits, text);
      for (const unit of alphabet) {
        const stepped = tracks.map((track, index) => step(track, positions[index] ?? [], unit));
        steps += tracks.length + positions.reduce((sum, at) => sum + at.length, 0);
        const id = idOf(stepped);
        if (seen.has(id)) continue;
        seen.add(id);
        next.push({ positions: stepped, text: text + String.fromCharCode(unit) });
      }
      if (steps > MOST_STEPS) return { values: [...found.values()], complete: false };
    }
    frontier = next;
  }
  return { values: [...found.values()], complete: true };
}

/** A string that leads to a position in every pattern; a pattern with wildcards can be at several at once. */
interface Reached {
  readonly positions: readonly (readonly number[])[];
  readonly text: string;
}

/** A pattern with, for every token, whether a wildcard there stays within its part of an ARN. */
interface Track extends Pattern {
  readonly stays: readonly boolean[];
}

function trackOf(pattern: Pattern): Track {
  let colons = 0;
  const stays = pattern.glob.map((token) => {
    const within = pattern.segmented && colons < 5;
    if (token === COLON) colons += 1;
    return within;
  });
  return { ...pattern, stays };
}

function separateLiterals(literals: readonly string[]): Separated {
  const values = new Set(literals);
  let other = 'x';
  while (values.has(other)) other += 'x';
  return { values: [...values, other], complete: true };
}

/** Every character a pattern names, in both cases where case is ignored, and one that none names. */
function alphabetOf(patterns: readonly Pattern[]): readonly number[] {
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

function step(track: Track, positions: readonly number[], unit: number): readonly number[] {
  const next: number[] = [];
  for (const at of positions) {
    const token = track.glob[at];
    if (token === STAR) {
      if (takes(track, at, unit)) next.push(at);
    } else if (token === ONE ? takes(track, at, unit) : isSame(track, token, unit))
      next.push(at + 1);
  }
  return spread(track, next);
}

function takes({ stays }: Track, at: number, unit: number): boolean {
  return unit !== COLON || stays[at] !== true;
}

function isSame({ ignoreCase }: Track, token: number | undefined, unit: number): boolean {
  if (token === undefined) return false;
  return token === unit || (ignoreCase && fold(token) === fold(unit));
}

/** A `*` may stand for nothing: whoever stands before it stands behind it too. */
function spread({ glob }: Track, positions: readonly number[]): readonly number[] {
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

function endOf(track: Track | undefined): number {
  return track?.glob.length ?? 0;
}

function idOf(positions: readonly (readonly number[])[]): string {
  return positions.map((at) => at.join(',')).join(';');
}

function fold(unit: number): number {
  return foldCase(String.fromCharCode(unit)).charCodeAt(0);
}
