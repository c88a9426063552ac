import {
  COLON,
  type Glob,
  globMatches,
  hasWildcard,
  ONE,
  STAR,
} from '../../evaluate/match/glob.ts';
import { pastStars } from '../../evaluate/match/past-stars.ts';

/** Resources that stand for all that a pattern means. */
export interface TellingResources {
  /** One for every way in which the globs can cover, or not cover, a resource of the pattern. */
  readonly values: readonly string[];
  /** False where the search was cut short: then ways may be missing. */
  readonly complete: boolean;
}

/**
 * A pattern of resources: each `*` is an id or a name, so not empty and without colon and slash; the one that stands for an
 * account may be empty.
 */
export interface ResourcePattern {
  readonly pattern: string;
  /** The last `*` is a path: it may hold slashes. */
  readonly deep?: boolean;
}

/** Single steps; the policies of one deployment need some thousand. */
const mostSteps = 200_000;

/**
 * Finds a resource for every combination of globs that resources of the pattern can fit, by following pattern and globs
 * at once through the characters that tell them apart, and one that none of them names.
 */
export function tellingResources(
  resource: ResourcePattern,
  globs: readonly Glob[],
): TellingResources {
  const pattern = trackOf(resource);
  const whole = resource.pattern.replaceAll('*', anyRun);
  const apart = globs.filter((glob) => !coversAll(glob, whole) && tellsApart(pattern, glob));
  if (apart.length > 0) return search(pattern, apart, mostSteps);
  return { values: [exampleOf(resource.pattern, 'x')], complete: true };
}

/** Stands in a text for what a `*` of the pattern may be: only a `*` of a glob can take it in, whatever it is. */
const anyRun = '\u{e000}';

/** A resource of the pattern: of nobody's account where that is open, and of that name. */
export function exampleOf(pattern: string, name: string): string {
  return pattern.replace(':*:', '::').replaceAll('*', name);
}

/** The frequent case without a search: most policies name everything of a kind. */
function coversAll(glob: Glob, whole: string): boolean {
  return !glob.includes(ONE) && globMatches(glob, whole);
}

/** Whether a glob covers some, but not all, of the pattern's resources. Most of a policy's name another service. */
function tellsApart(pattern: Track, glob: Glob): boolean {
  if (!beginAlike(pattern.glob, glob)) return false;
  const { values, complete } = search(pattern, [glob], mostSteps);
  return !complete || values.length > 1;
}

function beginAlike(one: Glob, other: Glob): boolean {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [left = STAR, right = STAR] = [one[at], other[at]];
    if (left >= STAR || right >= STAR) return true;
    if (left !== right) return false;
  }
  return one.length === other.length || hasWildcard(one) || hasWildcard(other);
}

interface Track {
  readonly glob: Glob;
  /** Whether the wildcard at this position may take in the character. */
  readonly takes: (at: number, unit: number) => boolean;
}

const SLASH = 47;

function trackOf({ pattern, deep = false }: ResourcePattern): Track {
  const glob = Array.from(pattern).flatMap((letter, at): Glob => {
    if (letter !== '*') return [letter.charCodeAt(0)];
    return pattern.slice(at - 1, at + 2) === ':*:' ? [STAR] : [ONE, STAR];
  });
  const last = glob.lastIndexOf(STAR);
  return {
    glob,
    takes: (at, unit) => unit !== COLON && (unit !== SLASH || (deep && at >= last - 1)),
  };
}

interface Reached {
  /** Positions in the tracks that the text may still fit, by the track's index; with wildcards a track has several. */
  readonly live: ReadonlyMap<number, readonly number[]>;
  readonly text: string;
}

function search(pattern: Track, globs: readonly Glob[], budget: number): TellingResources {
  const tracks = [pattern, ...globs.map((glob): Track => ({ glob, takes: () => true }))];
  const fresh = freshUnit(tracks);
  const found = new Map<string, string>();
  let frontier: readonly Reached[] = [
    { live: new Map(tracks.map((track, index) => [index, pastStars(track.glob, [0])])), text: '' },
  ];
  const seen = new Set<string>();
  let steps = 0;
  while (frontier.length > 0) {
    const next: Reached[] = [];
    for (const { live, text } of frontier) {
      const fits = [...live].filter(([index, at]) => isAtEnd(tracks[index], at));
      const way = fits.map(([index]) => index).join(',');
      if (fits[0]?.[0] === 0 && !found.has(way)) found.set(way, text);
      for (const unit of unitsAhead(tracks, live, fresh)) {
        steps += live.size;
        const stepped = stepAll(tracks, live, unit);
        const state = [...stepped].map(([index, at]) => `${index}:${at.join(',')}`).join(';');
        if (!stepped.has(0) || seen.has(state)) continue;
        seen.add(state);
        next.push({ live: stepped, text: text + String.fromCharCode(unit) });
      }
      if (steps > budget) return { values: [...found.values()], complete: false };
    }
    frontier = next;
  }
  return { values: [...found.values()], complete: true };
}

/** The characters that some track asks for next, and one that none names: all others are like that one. */
function unitsAhead(
  tracks: readonly Track[],
  live: Reached['live'],
  fresh: number,
): ReadonlySet<number> {
  const units = new Set([fresh]);
  for (const [index, positions] of live) {
    for (const at of positions) {
      const token = tracks[index]?.glob[at];
      if (token !== undefined && token < STAR) units.add(token);
    }
  }
  return units;
}

function stepAll(tracks: readonly Track[], live: Reached['live'], unit: number): Reached['live'] {
  const stepped = new Map<number, readonly number[]>();
  for (const [index, positions] of live) {
    const track = tracks[index];
    const ahead = track ? step(track, positions, unit) : [];
    if (ahead.length > 0) stepped.set(index, ahead);
  }
  return stepped;
}

/** A character that no track names; it comes first, so that examples look like nothing else. */
function freshUnit(tracks: readonly Track[]): number {
  const named = new Set(tracks.flatMap(({ glob }) => glob.filter((unit) => unit < STAR)));
  const fresh = Array.from('xzqjkvwy0123456789', (letter) => letter.charCodeAt(0)).find(
    (unit) => !named.has(unit),
  );
  return fresh ?? unnamed;
}

/** Where policies name all letters and digits of the above: no id of AWS's has it, and so no policy. */
const unnamed = 0x7e;

function step(track: Track, positions: readonly number[], unit: number): readonly number[] {
  const next = positions.flatMap((at) => {
    const token = track.glob[at];
    if (token === STAR) return track.takes(at, unit) ? [at] : [];
    if (token === ONE) return track.takes(at, unit) ? [at + 1] : [];
    return token === unit ? [at + 1] : [];
  });
  return pastStars(track.glob, next);
}

function isAtEnd(track: Track | undefined, positions: readonly number[]): boolean {
  return positions.includes(track?.glob.length ?? 0);
}
