import type { At, Member, Reader } from '../reader.ts';
import type { Fault } from './structural-problems.ts';
import { memberAt } from './value-at.ts';

/**
 * Condition keys that stand twice under an operator. They are not case-sensitive, so the same key in another case is a
 * second value that nobody reads; no JSON Schema can say that. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (duplicate keys with
 * different case)
 */
export function repeatedKeys(reader: Reader, root: At): readonly Fault[] {
  const statements = memberAt(root, 'Statement')?.at;
  if (!statements) return [];
  return reader.items(statements).flatMap((statement) => {
    const block = memberAt(statement, 'Condition')?.at;
    const lines = block ? reader.members(block).flatMap((one) => repeated(reader, one)) : [];
    return lines.map((line) => ({ ...line, owner: statement, element: 'Condition' }));
  });
}

function repeated(
  reader: Reader,
  { name: operator, value }: Member,
): readonly Pick<Fault, 'place' | 'message'>[] {
  if ((value.node.children?.length ?? 0) < 2) return [];
  const seen = new Set<string>();
  return reader.members(value).flatMap(({ name, key }) => {
    const folded = name.toLowerCase();
    const message = `The condition key ${name} stands twice under ${operator}; its case does not count`;
    if (seen.has(folded)) return [{ place: key, message }];
    seen.add(folded);
    return [];
  });
}
