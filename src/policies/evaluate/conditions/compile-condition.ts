import type { Condition, Effect, Policy } from '../../document/policy.ts';
import { foldCase } from '../match/fold-case.ts';
import { type Question, valuesOf } from '../question.ts';
import { MAYBE, type Truth } from '../truth.ts';
import { compileNull } from './compile-null.ts';
import { judgeValues } from './judge-values.ts';
import { readOperator } from './operators.ts';
import { prepareArn } from './prepare-arn.ts';
import { prepareAddress, prepareBinary, prepareBool } from './prepare-exact.ts';
import { prepareDate, prepareNumeric } from './prepare-ordered.ts';
import { prepareString } from './prepare-string.ts';
import type { LineUse, Prepared } from './value-test.ts';

/** One line of a condition block, ready to be asked; `key` is in lower case. */
export interface CompiledCondition {
  readonly key: string;
  readonly holds: (question: Question) => Truth;
}

/**
 * Makes a condition line ready, or says why AWS would not take it. All lines of a block must hold; the values of one
 * line are alternatives. What AWS leaves open may be narrowed for the Effect of an Allow, never for that of a Deny.
 * Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function compileCondition(
  condition: Condition,
  policy: Policy,
  effect: Effect = 'Deny',
): CompiledCondition | string {
  const operator = readOperator(condition.operator.value);
  if (typeof operator === 'string') return operator;
  const key = foldCase(condition.key.value);
  if (operator.family === 'null') return compileNull(condition, key);
  const prepared = prepare(condition, { operator, effect, variables: hasVariables(policy) });
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

/**
 * Whether `${…}` is replaced. Without a Version element it is not: the pages differ on the version that then counts, but
 * all of them say that variables are "treated as literal strings". Sources:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (missing version)
 */
export function hasVariables({ version, versionMissing }: Policy): boolean {
  return version === '2012-10-17' && versionMissing !== true;
}

function prepare({ values }: Condition, use: LineUse): Prepared {
  switch (use.operator.family) {
    case 'string':
      return prepareString(values, use);
    case 'arn':
      return prepareArn(values, use);
    case 'numeric':
      return prepareNumeric(values, use);
    case 'date':
      return prepareDate(values, use);
    case 'bool':
      return prepareBool(values, use);
    case 'binary':
      return prepareBinary(values, use);
    case 'address':
      return prepareAddress(values, use);
    case 'null':
      return 'Null compares no values';
  }
}
