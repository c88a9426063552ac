import type { Family, Operator } from '../../evaluate/conditions/operators.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { ConditionLine, LintStatement } from '../document/statement.ts';
import type { Value } from '../document/value.ts';

/** A line of a condition block with the statement that it limits. */
export interface StatementLine {
  readonly statement: LintStatement;
  readonly line: ConditionLine;
}

/** Every line of every condition block. */
export function conditionLines(document: LintDocument): readonly StatementLine[] {
  const known = linesOf.get(document);
  if (known) return known;
  const lines = document.statements.flatMap((statement) =>
    statement.conditions.map((line) => ({ statement, line })),
  );
  linesOf.set(document, lines);
  return lines;
}

/** Many rules look at them. */
const linesOf = new WeakMap<LintDocument, readonly StatementLine[]>();

/** A value of a condition line whose operator is known. */
export interface ComparedValue {
  readonly line: ConditionLine;
  readonly operator: Operator;
  readonly value: Value;
}

/** Values that are compared in one of these ways, without those of which one cannot tell what they come to. */
export function* comparedValues(
  document: LintDocument,
  ...families: readonly Family[]
): Generator<ComparedValue> {
  for (const { line } of conditionLines(document)) {
    const { operator, values } = line;
    if (typeof operator === 'string' || !families.includes(operator.family)) continue;
    for (const value of values) if (isFilledIn(value.text)) yield { line, operator, value };
  }
}

/** False for a text with a policy variable, or with the placeholder of an example. */
export function isFilledIn(text: string): boolean {
  return !/\$\{|[<>{}[\]]|\b[A-Z]+_[A-Z_]+\b/.test(text);
}
