import type { Condition, Policy } from '../../document/policy.ts';
import { foldCase } from '../match/fold-case.ts';
import { type Question, valuesOf } from '../question.ts';
import { MAYBE, type Truth } from '../truth.ts';
import { compileNull } from './compile-null.ts';
import { judgeValues } from './judge-values.ts';
import { type Operator, readOperator } from './operators.ts';
import { prepareArn } from './prepare-arn.ts';
import { prepareAddress, prepareBinary, prepareBool } from './prepare-exact.ts';
import { prepareDate, prepareNumeric } from './prepare-ordered.ts';
import { prepareString, type Variables } from './prepare-string.ts';
import type { Prepared } from './value-test.ts';

/** One line of a condition block, ready to be asked; `key` is in lower case. */
export interface CompiledCondition {
  readonly key: string;
  readonly holds: (question: Question) => Truth;
}

/**
 * Makes a condition line ready, or says why AWS would not take it. All lines of a block must hold; the values of one
 * line are alternatives. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function compileCondition(condition: Condition, policy: Policy): CompiledCondition | string {
  const operator = readOperator(condition.operator.value);
  if (typeof operator === 'string') return operator;
  const key = foldCase(condition.key.value);
  if (operator.family === 'null') return compileNull(condition, key);
  const prepared = prepare(condition, operator, variablesIn(policy));
  if (typeof prepared === 'string') return prepared;
  const written = condition.key.value;
  return {
    key,
    holds: (question) => {
      const values = valuesOf(question, key);
      if (values !== undefined) return judgeValues(values, operator, prepared, question);
      question.notes?.push({
        kind: 'key',
        key,
        written,
        probe: prepared.probe(question),
        several: operator.set !== undefined,
        why: `${condition.operator.value} asks for it`,
      });
      return MAYBE;
    },
  };
}

/** How a policy's version reads `${…}`. */
export function variablesIn(policy: Policy): Variables {
  if (policy.versionMissing) return 'unclear';
  return policy.version === '2012-10-17' ? 'yes' : 'no';
}

function prepare({ values }: Condition, operator: Operator, variables: Variables): Prepared {
  switch (operator.family) {
    case 'string':
      return prepareString(values, operator, variables);
    case 'arn':
      return prepareArn(values, operator, variables);
    case 'numeric':
      return prepareNumeric(values, operator);
    case 'date':
      return prepareDate(values, operator);
    case 'bool':
      return prepareBool(values, variables);
    case 'binary':
      return prepareBinary(values);
    case 'address':
      return prepareAddress(values);
    case 'null':
      return 'Null compares no values';
  }
}
