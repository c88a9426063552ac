import { type Question, valuesOf } from '../question.ts';
import { MAYBE } from '../truth.ts';
import { type Glob, literalGlob, STAR } from './glob.ts';
import { isVariable, type Template, type Variable } from './template.ts';

/** What a template comes to for a request: a glob, nothing (a variable has no value), or not known. */
export type Expansion = { readonly glob: Glob } | 'no-value' | 'unknown' | 'several';

/**
 * Puts the values of variables into a template; their characters stand for themselves. A variable without a value
 * takes its default; without one nothing equals the whole. Only single-valued keys can be variables. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function expand(template: Template, question: Question): Expansion {
  const [only] = template.pieces;
  if (template.pieces.length === 1 && only && !isVariable(only)) return { glob: only };
  let glob: Glob = [];
  let unknown = false;
  for (const piece of template.pieces) {
    if (!isVariable(piece)) {
      glob = glob.concat(piece);
      continue;
    }
    const value = valueOf(piece, question);
    if (value === 'no-value' || value === 'several') return value;
    if (value === MAYBE) unknown = true;
    else glob = glob.concat(literalGlob(value.text));
  }
  return unknown ? 'unknown' : { glob };
}

/**
 * The template with every variable that is not known taken for any run of characters: what this glob does not match,
 * the template matches with no values at all.
 */
export function expandLoosely({ pieces }: Template, question: Question): Glob {
  return loosely(pieces, question);
}

/** The template with the unknown variable `key` taken for any run of characters. */
export function expandAround(
  template: Template,
  key: string,
  question: Question,
): { readonly before: Glob; readonly after: Glob }[] {
  return template.pieces.flatMap((piece, index) => {
    if (!isVariable(piece) || piece.key !== key) return [];
    return [
      {
        before: loosely(template.pieces.slice(0, index), question),
        after: loosely(template.pieces.slice(index + 1), question),
      },
    ];
  });
}

function loosely(pieces: readonly (Glob | Variable)[], question: Question): Glob {
  return pieces.flatMap((piece): Glob => {
    if (!isVariable(piece)) return piece;
    const value = valueOf(piece, question);
    return typeof value === 'object' ? literalGlob(value.text) : [STAR];
  });
}

function valueOf(
  variable: Variable,
  question: Question,
): { readonly text: string } | 'no-value' | 'several' | typeof MAYBE {
  const values = valuesOf(question, variable.key);
  if (values === undefined) return MAYBE;
  if (values !== null && values.length > 1) return 'several';
  const value = values?.[0] ?? variable.fallback;
  return value === undefined ? 'no-value' : { text: value };
}
