import type { Condition } from './policy.ts';
import type { Member, Reader } from './reader.ts';

/**
 * Reads a condition block that keeps to the grammar into its lines. Operators are taken as they are written: whether one
 * exists is for the evaluation, which must say what an unknown one does to a decision. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function readConditions(reader: Reader, block: Member | undefined): readonly Condition[] {
  if (!block) return [];
  return reader.members(block.value).flatMap((operator) =>
    reader.members(operator.value).map((line): Condition => ({
      operator: { value: operator.name, span: reader.span(operator.key) },
      key: { value: line.name, span: reader.span(line.key) },
      values: reader.items(line.value).map((item) => reader.placed(item)),
    })),
  );
}
