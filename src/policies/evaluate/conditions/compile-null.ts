import type { Condition } from '../../document/policy.ts';
import { type Question, valuesOf } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, type Truth, truthOf, YES } from '../truth.ts';
import type { CompiledCondition } from './compile-condition.ts';

/**
 * Null: "true" where the key is absent, "false" where it is there and not null. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
 */
export function compileNull(condition: Condition, key: string): CompiledCondition | string {
  const wanted = new Set(condition.values.map(({ value }) => value));
  const bad = [...wanted].find((value) => value !== 'true' && value !== 'false');
  if (bad !== undefined) return `"${bad}" is neither "true" nor "false"`;
  const { value: written } = condition.key;
  return {
    key,
    holds: (question) => {
      const values = valuesOf(question, key);
      if (values === null) return truthOf(wanted.has('true'));
      if (values === undefined) {
        question.notes?.push({
          kind: 'key',
          key,
          written,
          probe: { family: 'presence' },
          several: false,
          why: 'Null asks whether it is there',
        });
        return MAYBE;
      }
      return isWithoutValue(values)
        ? judgeEmpty(values, wanted, question)
        : truthOf(wanted.has('false'));
    },
  };
}

/** The page of the set operators speaks of "a null data set, such as an empty string". */
function isWithoutValue(values: readonly string[]): boolean {
  return values.length === 0 || (values.length === 1 && values[0] === '');
}

/**
 * A key that is there without any value is not "there and not null"; whether it counts as absent, AWS does not say. Nor
 * does it say whether Null takes the empty string, which is a value to all other operators, for one.
 */
function judgeEmpty(
  values: readonly string[],
  wanted: ReadonlySet<string>,
  question: Question,
): Truth {
  if (wanted.size > 1) return YES;
  if (values.length === 0 && !wanted.has('true')) return NO;
  noteUnclear(question, 'AWS does not say whether Null takes a key without a value for absent');
  return MAYBE;
}
