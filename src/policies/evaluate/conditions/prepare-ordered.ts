import type { Placed } from '../../document/policy.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, or, type Truth, truthOf, YES } from '../truth.ts';
import { parseMoments } from './dates.ts';
import { incomparable } from './incomparable.ts';
import { compareDecimals, parseDecimal } from './numbers.ts';
import type { Comparison } from './operators.ts';
import type { LineUse, Prepared } from './value-test.ts';

/** The numeric operators: integers and decimals, without variables, compared exactly. */
export function prepareNumeric(values: readonly Placed[], use: LineUse): Prepared {
  const { comparison } = use.operator;
  const limits = values.map(({ value }) => parseDecimal(value));
  const bad = limits.indexOf(undefined);
  if (bad >= 0) return `"${values[bad]?.value ?? ''}" is no number`;
  return {
    matches: (value, question) => {
      const number = parseDecimal(value);
      if (!number) {
        const isNear = !Number.isNaN(Number(value));
        return incomparable(question, use, { what: `"${value}" is no number`, isNear });
      }
      return truthOf(
        limits.some((limit) => limit && holds(comparison, compareDecimals(number, limit))),
      );
    },
    probe: () => ({ family: 'number', values: values.map(({ value }) => value) }),
  };
}

/** The date operators: both sides brought to one unit, whichever form each is written in; without wildcards or variables. */
export function prepareDate(values: readonly Placed[], use: LineUse): Prepared {
  const { comparison } = use.operator;
  const limits = values.map(({ value }) => parseMoments(value));
  const bad = limits.indexOf(undefined);
  if (bad >= 0) return `"${values[bad]?.value ?? ''}" is no date in ISO 8601 or epoch seconds`;
  return {
    matches: (value, question) => {
      const moments = parseMoments(value);
      if (!moments) {
        const isNear = !Number.isNaN(Date.parse(value));
        return incomparable(question, use, { what: `"${value}" is no date`, isNear });
      }
      let truth: Truth = NO;
      for (const limit of limits) {
        truth = or(truth, compareMoments(moments, limit ?? [], comparison));
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
