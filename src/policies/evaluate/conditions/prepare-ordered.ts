import type { Placed } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, or, type Truth, truthOf, YES } from '../truth.ts';
import { parseMoments } from './dates.ts';
import { compareDecimals, parseDecimal } from './numbers.ts';
import type { Comparison, Operator } from './operators.ts';
import type { Prepared } from './value-test.ts';

/** The numeric operators: integers and decimals, without variables, compared exactly. */
export function prepareNumeric(values: readonly Placed[], operator: Operator): Prepared {
  const limits = values.map(({ value }) => parseDecimal(value));
  const bad = limits.indexOf(undefined);
  if (bad >= 0) return `"${values[bad]?.value ?? ''}" is no number`;
  return {
    matches: (value, question) => {
      const number = parseDecimal(value);
      if (!number) return incomparable(question, `"${value}" is no number`);
      return truthOf(
        limits.some((limit) => limit && holds(operator.comparison, compareDecimals(number, limit))),
      );
    },
    probe: () => ({ family: 'number', values: values.map(({ value }) => value) }),
  };
}

/** The date operators: both sides brought to one unit, whichever form each is written in; without wildcards or variables. */
export function prepareDate(values: readonly Placed[], operator: Operator): Prepared {
  const limits = values.map(({ value }) => parseMoments(value));
  const bad = limits.indexOf(undefined);
  if (bad >= 0) return `"${values[bad]?.value ?? ''}" is no date in ISO 8601 or epoch seconds`;
  return {
    matches: (value, question) => {
      const moments = parseMoments(value);
      if (!moments) return incomparable(question, `"${value}" is no date`);
      let truth: Truth = NO;
      for (const limit of limits) {
        truth = or(truth, compareMoments(moments, limit ?? [], operator.comparison));
      }
      if (truth === MAYBE)
        noteUnclear(question, 'four digits alone can be a year or epoch seconds');
      return truth;
    },
    probe: () => ({ family: 'date', values: values.map(({ value }) => value) }),
  };
}

/** Certain only where every way to read the two sides gives the same. */
function compareMoments(
  left: readonly number[],
  right: readonly number[],
  comparison: Comparison,
): Truth {
  const answers = left.flatMap((a) => right.map((b) => holds(comparison, a - b)));
  if (answers.every(Boolean)) return YES;
  return answers.some(Boolean) ? MAYBE : NO;
}

function holds(comparison: Comparison, difference: number): boolean {
  switch (comparison) {
    case 'equals':
      return difference === 0;
    case 'less':
      return difference < 0;
    case 'less-equals':
      return difference <= 0;
    case 'greater':
      return difference > 0;
    case 'greater-equals':
      return difference >= 0;
  }
}

/** AWS does not say what a comparison comes to when the request's value has another type than the operator. */
export function incomparable(question: Question, what: string): Truth {
  noteUnclear(question, `${what}, and AWS does not say what the operator makes of it`);
  return MAYBE;
}
