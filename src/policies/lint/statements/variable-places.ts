import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import type { Value } from '../document/value.ts';
import {
  isEscape,
  readsVariables,
  writtenVariables,
  type WrittenVariable,
} from './policy-variables.ts';

/** A variable with the value that it is written in. */
export interface PlacedVariable {
  readonly variable: WrittenVariable;
  readonly value: Value;
}

/** The variables of a document in the places where AWS replaces them: Resource, and String and Arn conditions. */
export function* replacedVariables(document: LintDocument): Generator<PlacedVariable> {
  if (!readsVariables(document)) return;
  for (const statement of document.statements) {
    for (const value of valuesWithVariables(statement)) {
      for (const variable of writtenVariables(value.text)) {
        if (!isEscape(variable)) yield { variable, value };
      }
    }
  }
}

function* valuesWithVariables({ resources, conditions }: LintStatement): Generator<Value> {
  for (const item of resources?.items ?? []) if (item.text.includes('${')) yield item;
  for (const { operator, values } of conditions) {
    if (typeof operator === 'string') continue;
    if (operator.family !== 'string' && operator.family !== 'arn') continue;
    for (const value of values) if (value.text.includes('${')) yield value;
  }
}
