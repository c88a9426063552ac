/** What was meant as a policy variable, but does not begin like one, so that AWS takes it as it stands. */
export interface NearVariable {
  readonly start: number;
  readonly end: number;
  /** The variable that was meant: `${aws:username}`. */
  readonly meant: string;
  /** Whether a space between `$` and `{` is all that is wrong. */
  readonly isSpaced: boolean;
}

/** `$aws:username}`, `{aws:username}`, `$(aws:username)` and `$ {aws:username}`: of global keys, which nothing else has. */
export function nearVariables(text: string): readonly NearVariable[] {
  if (!mayBeNear(text)) return [];
  return [...text.matchAll(NEAR)].map(({ 0: written, 1: spaced, 2: key = '', index: start }) => ({
    start,
    end: start + written.length,
    meant: `\${${key}}`,
    isSpaced: spaced !== undefined,
  }));
}

/** Cheap: false for a text, be it one value or a whole document, that has none of them. */
export function mayBeNear(text: string): boolean {
  return HINTS.some((hint) => text.includes(hint));
}

const HINTS: readonly string[] = ['$aws:', '{aws:', '(aws:'];

const NEAR = /(?:(\$\s+\{)|\$\(|\$(?=aws:)|(?<![$\w])\{)(aws:[A-Za-z]\w*(?:\/[\w.-]+)?)(?:\}|\))/g;
