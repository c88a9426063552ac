import { foldCase } from './fold-case.ts';
import { type Glob, literalGlob, ONE, STAR } from './glob.ts';

/** A policy variable: `${aws:username}` or `${aws:username, 'nobody'}`. `key` is in lower case. */
export interface Variable {
  readonly key: string;
  readonly written: string;
  readonly fallback?: string;
}

/** A policy value in pieces: globs, and variables whose values are put in when a request is decided. */
export interface Template {
  readonly pieces: readonly (Glob | Variable)[];
  /** Why this is no template: a variable that is not closed, empty or badly quoted. */
  readonly fault?: string;
}

/**
 * Takes a policy value apart. Variables exist in version 2012-10-17 only; `${*}`, `${?}` and `${$}` stand for the
 * characters themselves. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(
  text: string,
  options: { readonly wildcards: boolean; readonly variables: boolean },
): Template {
  const pieces: (Glob | Variable)[] = [];
  let glob: number[] = [];
  for (let at = 0; at < text.length;) {
    if (options.variables && text.startsWith('${', at)) {
      const close = text.indexOf('}', at);
      const inside = close < 0 ? undefined : readVariable(text.slice(at + 2, close));
      if (inside === undefined) {
        return { pieces: [], fault: `the variable at "${text.slice(at, at + 40)}" is malformed` };
      }
      if (typeof inside === 'string') glob = glob.concat(literalGlob(inside));
      else {
        if (glob.length > 0) pieces.push(glob);
        glob = [];
        pieces.push(inside);
      }
      at = close + 1;
    } else {
      glob.push(unitAt(text, at, options.wildcards));
      at += 1;
    }
  }
  if (glob.length > 0 || pieces.length === 0) pieces.push(glob);
  return { pieces };
}

export function isVariable(piece: Glob | Variable): piece is Variable {
  return 'key' in piece;
}

export function variablesOf(template: Template): readonly Variable[] {
  return template.pieces.filter((piece) => isVariable(piece));
}

function unitAt(text: string, at: number, wildcards: boolean): number {
  const unit = text.charCodeAt(at);
  if (!wildcards) return unit;
  if (unit === 42) return STAR;
  return unit === 63 ? ONE : unit;
}

/** The literal that `inside` of a `${…}` stands for, the variable it names, or undefined where it is malformed. */
function readVariable(inside: string): string | Variable | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return inside;
  const comma = inside.indexOf(',');
  const written = comma < 0 ? inside : inside.slice(0, comma);
  if (written === '' || /\s/.test(written)) return undefined;
  if (comma < 0) return { key: foldCase(written), written };
  const quoted = inside.slice(comma + 1).trim();
  if (quoted.length < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) return undefined;
  return { key: foldCase(written), written, fallback: quoted.slice(1, -1) };
}
