import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { and, MAYBE, NO, not, or, type Truth, truthOf, YES } from '../truth.ts';
import type { Operator } from './operators.ts';
import type { ValueTest } from './value-test.ts';

/** Whether a line holds, given the key's values; null where it is absent. */
export function judgeValues(
  values: readonly string[] | null,
  operator: Operator,
  test: ValueTest,
  question: Question,
): Truth {
  if (values === null) return whereAbsent(operator);
  const [first] = values;
  if (operator.set === undefined && first !== undefined && values.length === 1) {
    const truth = test.matches(first, question);
    return operator.negated ? not(truth) : truth;
  }
  const each = (value: string): Truth => {
    const truth = test.matches(value, question);
    return operator.negated ? not(truth) : truth;
  };
  if (operator.set !== undefined) return judgeSet(values, operator.set, each);
  return values.length === 0 ? truthOf(operator.negated) : judgeSeveral(values, each, question);
}

/**
 * Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (a missing key
 * makes a condition false and a negated one true; IfExists makes it true) and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 * (ForAllValues is true for a missing key, ForAnyValue false).
 */
function whereAbsent({ ifExists, set, negated }: Operator): Truth {
  if (ifExists || set === 'all') return YES;
  return truthOf(set === undefined && negated);
}

/** "A null data set, such as an empty string" counts as no value: the page of the set operators. */
function judgeSet(
  values: readonly string[],
  set: 'all' | 'any',
  each: (value: string) => Truth,
): Truth {
  const isEmpty = values.length === 0 || (values.length === 1 && values[0] === '');
  if (isEmpty) return truthOf(set === 'all');
  let truth: Truth = set === 'all' ? YES : NO;
  for (const value of values) {
    truth = set === 'all' ? and(truth, each(value)) : or(truth, each(value));
  }
  return truth;
}

/** A key with several values needs a set operator; what AWS does without one, its pages do not say. */
function judgeSeveral(
  values: readonly string[],
  each: (value: string) => Truth,
  question: Question,
): Truth {
  let all: Truth = YES;
  let any: Truth = NO;
  for (const value of values) {
    const truth = each(value);
    all = and(all, truth);
    any = or(any, truth);
  }
  if (all === any) return all;
  noteUnclear(
    question,
    'the key has several values and the operator neither ForAllValues nor ForAnyValue; AWS does not say what then counts',
  );
  return MAYBE;
}
