/** A pattern as code units, with `STAR` (any run) and `ONE` (any one character) beyond their range. */
export type Glob = readonly number[];

export const STAR = 0x1_0000;
export const ONE = 0x1_0001;
export const COLON = 58;

/** The text as a glob in which every character stands for itself. */
export function literalGlob(text: string): number[] {
  const glob: number[] = [];
  for (let index = 0; index < text.length; index += 1) glob.push(text.charCodeAt(index));
  return glob;
}

/** The text of a glob without wildcards. Piece by piece: a call cannot take a million arguments. */
export function globText(glob: Glob): string {
  let text = '';
  for (let at = 0; at < glob.length; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...glob.slice(at, at + MOST_ARGUMENTS));
  }
  return text;
}

const MOST_ARGUMENTS = 8_192;

/** The text as a glob in which `*` and `?` are wildcards. */
export function wildcardGlob(text: string): number[] {
  return literalGlob(text).map((unit) => (unit === 42 ? STAR : unit === 63 ? ONE : unit));
}

export function hasWildcard(glob: Glob): boolean {
  return glob.includes(STAR) || glob.includes(ONE);
}

/** A test for one glob; the frequent shapes (no wildcard, one `*` at the end) are plain string comparisons. */
export function globTest(glob: Glob): (text: string) => boolean {
  const first = glob.findIndex((unit) => unit >= STAR);
  if (first < 0) {
    const literal = globText(glob);
    return (text) => text === literal;
  }
  if (first === glob.length - 1 && glob[first] === STAR) {
    const prefix = globText(glob.slice(0, first));
    return (text) => text.startsWith(prefix);
  }
  return (text) => globMatches(glob, text);
}

/**
 * Whether the glob covers all of the text. One pass with a single point of return, the last `*`: no pattern makes it
 * slower than pattern length times text length.
 */
export function globMatches(glob: Glob, text: string): boolean {
  let at = 0;
  let unit = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const token = glob[unit];
    if (token === STAR) {
      star = unit;
      resume = at;
      unit += 1;
    } else if (token === ONE || (token !== undefined && token === text.charCodeAt(at))) {
      at += 1;
      unit += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      unit = star + 1;
    } else return false;
  }
  while (glob[unit] === STAR) unit += 1;
  return unit === glob.length;
}

/**
 * Whether the glob covers the text when no wildcard may take in a colon but a `*` that ends its segment, which may.
 * Follows all states of the pattern at once, so its cost is bounded like that of `globMatches`.
 */
export function segmentGlobMatches(glob: Glob, text: string): boolean {
  let states = new Uint8Array(glob.length + 1);
  states[0] = 1;
  spread(glob, states);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const next = new Uint8Array(glob.length + 1);
    for (let state = 0; state < glob.length; state += 1) {
      if (states[state] === 0) continue;
      const token = glob[state];
      if (token === STAR) {
        if (unit !== COLON || endsSegment(glob, state)) next[state] = 1;
      } else if (token === unit || (token === ONE && unit !== COLON)) next[state + 1] = 1;
    }
    spread(glob, next);
    states = next;
  }
  return states[glob.length] === 1;
}

function endsSegment(glob: Glob, at: number): boolean {
  const next = glob[at + 1];
  return next === undefined || next === COLON;
}

/** A `*` may stand for nothing: whoever stands before it stands behind it too. */
function spread(glob: Glob, states: Uint8Array): void {
  for (let state = 0; state < glob.length; state += 1) {
    if (states[state] === 1 && glob[state] === STAR) states[state + 1] = 1;
  }
}
