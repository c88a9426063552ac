import type { Placed } from '../../document/policy.ts';
import { expand, expandLoosely } from '../match/expand.ts';
import { type Glob, globMatches, globTest, globText, hasWildcard, STAR } from '../match/glob.ts';
import { isVariable, parseTemplate, type Template } from '../match/template.ts';
import type { Probe } from '../note.ts';
import type { Question } from '../question.ts';
import { noteUnclear, noteVariables } from '../take-note.ts';
import { MAYBE, NO, or, type Truth, truthOf, YES } from '../truth.ts';
import { compareString, whereWildcardMatches } from './compare-strings.ts';
import type { Operator } from './operators.ts';
import type { LineUse, Prepared, ValueTest } from './value-test.ts';

/**
 * The string operators. Variables are put in as they are; `*` and `?` are wildcards for StringLike alone. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
export function prepareString(
  values: readonly Placed[],
  { operator, variables }: LineUse,
): Prepared {
  const templates = values.map(({ value }) =>
    parseTemplate(value, { wildcards: operator.wildcards, variables }),
  );
  const fault = templates.find((template) => template.fault !== undefined)?.fault;
  if (fault !== undefined) return fault;
  const literals = literalsOf(templates, operator);
  if (literals) {
    return {
      matches: (value) => truthOf(literals.has(value)),
      probe: (question) => probeOf(templates, operator, question),
    };
  }
  const tests = templates.map((template) => templateTest(template, operator));
  return {
    matches: (value, question) => {
      let truth: Truth = NO;
      for (const test of tests) {
        truth = or(truth, test(value, question));
        if (truth === YES) return YES;
      }
      return truth;
    },
    probe: (question) => probeOf(templates, operator, question),
  };
}

type Test = ValueTest['matches'];

/** The values as a set, where all of them are compared as they stand: the frequent case, and lists can be long. */
function literalsOf(
  templates: readonly Template[],
  { ignoreCase }: Operator,
): ReadonlySet<string> | undefined {
  if (ignoreCase) return undefined;
  const literals = new Set<string>();
  for (const { pieces } of templates) {
    const [only] = pieces;
    if (pieces.length > 1 || !only || isVariable(only) || hasWildcard(only)) return undefined;
    literals.add(globText(only));
  }
  return literals;
}

function templateTest(template: Template, operator: Operator): Test {
  const [only] = template.pieces;
  if (template.pieces.length === 1 && only && !isVariable(only)) return staticTest(only, operator);
  return (value, question) => {
    const expansion = expand(template, question);
    if (expansion === 'no-value') return NO;
    if (expansion === 'unknown') {
      // The text around the variables may rule the value out, whatever theirs are.
      const { ignoreCase } = operator;
      if (!ignoreCase && !globMatches(expandLoosely(template, question), value)) return NO;
      noteVariables(question, template, value);
      return MAYBE;
    }
    if (expansion === 'several') {
      noteUnclear(
        question,
        'a policy variable names a key with several values, which AWS rules out',
      );
      return MAYBE;
    }
    return compareString(expansion.glob, value, operator, question);
  };
}

function staticTest(glob: Glob, operator: Operator): Test {
  if (operator.ignoreCase)
    return (value, question) => compareString(glob, value, operator, question);
  const test = globTest(glob);
  if (!hasWildcard(glob)) return (value) => truthOf(test(value));
  return (value, question) => (test(value) ? whereWildcardMatches(value, question) : NO);
}

function probeOf(templates: readonly Template[], operator: Operator, question: Question): Probe {
  const globs: Glob[] = [];
  let open = false;
  for (const template of templates) {
    const expansion = expand(template, question);
    if (typeof expansion === 'object') globs.push(expansion.glob);
    else if (expansion === 'unknown') {
      open = true;
      noteVariables(question, template, undefined);
    }
  }
  if (open) return { family: 'open', values: globs.map((glob) => globText(glob.map(plainUnit))) };
  return { family: 'glob', globs, ignoreCase: operator.ignoreCase };
}

/** An x in the place of a wildcard. */
function plainUnit(token: number): number {
  return token >= STAR ? 120 : token;
}
