import type { Placed } from '../../document/policy.ts';
import { parseArn } from '../match/arn.ts';
import { expand, expandLoosely } from '../match/expand.ts';
import { COLON, type Glob, globMatches } from '../match/glob.ts';
import { isVariable, parseTemplate, type Template } from '../match/template.ts';
import type { Probe } from '../note.ts';
import type { Question } from '../question.ts';
import { noteUnclear, noteVariables } from '../take-note.ts';
import { MAYBE, NO, or, type Truth, truthOf, YES } from '../truth.ts';
import type { Operator } from './operators.ts';
import type { LineUse, Prepared } from './value-test.ts';

/**
 * The ARN operators: each of the six parts is compared on its own, with wildcards, and case counts. ArnEquals and
 * ArnLike are the same. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function prepareArn(values: readonly Placed[], { operator, variables }: LineUse): Prepared {
  const templates: Template[] = [];
  for (const { value } of values) {
    const template = parseTemplate(value, { wildcards: true, variables });
    if (template.fault !== undefined) return template.fault;
    if (!template.pieces.some((piece) => isVariable(piece)) && partsOf(template) < 6) {
      return `"${value}" is no ARN: six parts divided by colons are needed`;
    }
    templates.push(template);
  }
  return {
    matches: (value, question) => {
      if (!parseArn(value)) return noArn(operator, question);
      let truth: Truth = NO;
      for (const template of templates) {
        truth = or(truth, matchTemplate(template, value, question));
        if (truth === YES) return YES;
      }
      return truth;
    },
    probe: (question) => probeOf(templates, question),
  };
}

function matchTemplate(template: Template, value: string, question: Question): Truth {
  const expansion = expand(template, question);
  if (expansion === 'no-value') return NO;
  if (expansion === 'unknown') {
    // The text around the variables may rule the value out; a variable may hold several of the six parts.
    if (!globMatches(expandLoosely(template, question), value)) return NO;
    noteVariables(question, template, value);
    return MAYBE;
  }
  if (expansion === 'several') {
    noteUnclear(question, 'a policy variable names a key with several values, which AWS rules out');
    return MAYBE;
  }
  return truthOf(arnGlobMatches(expansion.glob, value));
}

/** A value that is no ARN fits no pattern; whether the negated operators then hold, AWS does not say. */
function noArn(operator: Operator, question: Question): Truth {
  if (!operator.negated) return NO;
  noteUnclear(
    question,
    'AWS does not say what a negated ARN operator makes of a value that is no ARN',
  );
  return MAYBE;
}

/** Compares part by part: the first five end at a colon, the sixth is the rest. */
function arnGlobMatches(glob: Glob, value: string): boolean {
  let globFrom = 0;
  let valueFrom = 0;
  for (let part = 0; part < 5; part += 1) {
    const globTo = glob.indexOf(COLON, globFrom);
    const valueTo = value.indexOf(':', valueFrom);
    if (globTo < 0 || valueTo < 0) return false;
    if (!globMatches(glob.slice(globFrom, globTo), value.slice(valueFrom, valueTo))) return false;
    globFrom = globTo + 1;
    valueFrom = valueTo + 1;
  }
  return globMatches(glob.slice(globFrom), value.slice(valueFrom));
}

function partsOf(template: Template): number {
  const [glob] = template.pieces;
  return glob && !isVariable(glob) ? glob.filter((unit) => unit === COLON).length + 1 : 0;
}

function probeOf(templates: readonly Template[], question: Question): Probe {
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
  return open ? { family: 'open', values: [] } : { family: 'arn', globs };
}
