import type { LintDocument } from '../document/lint-document.ts';
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

/** The variables of a document in the places where AWS replaces them. */
export function* replacedVariables(document: LintDocument): Generator<PlacedVariable> {
  if (!readsVariables(document)) return;
  for (const value of placesOfVariables(document)) {
    for (const variable of writtenVariables(value.text)) {
      if (!isEscape(variable)) yield { variable, value };
    }
  }
}

/** The texts in which AWS replaces variables, whether they have any or not: Resource, and String and Arn conditions. */
export function* placesOfVariables({ statements }: LintDocument): Generator<Value> {
  for (const { resources, conditions } of statements) {
    yield* resources?.items ?? [];
    for (const { operator, values } of conditions) {
      if (typeof operator === 'string') continue;
      if (operator.family === 'string' || operator.family === 'arn') yield* values;
    }
  }
}
