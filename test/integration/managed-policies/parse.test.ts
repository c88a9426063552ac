import { expect, test } from 'vitest';

import { parsePolicy } from '../../../src/policies/document/parse.ts';
import { documents } from './managed-policies.ts';

// AWS's list of 2025, as the package has it; a new version of the package may have others.
test('there are 1,594 of them', () => {
  expect(documents).toHaveLength(1594);
});

test('every one is read whole, and its places lead to what they name', () => {
  for (const { name, text } of documents) {
    const parsed = parsePolicy(text, { path: `${name}.json`, name });
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`);
    const { statements } = parsed.policy;
    const written: unknown = JSON.parse(text);
    expect(statements).toHaveLength(statementsOf(written).length);
    for (const { value, span } of statements.flatMap(({ actions }) => actions.items)) {
      expect(text.slice(span.column - 1, span.endColumn - 1)).toBe(JSON.stringify(value));
    }
  }
});

function statementsOf(document: unknown): readonly unknown[] {
  const { Statement } = document as { readonly Statement: unknown };
  return Array.isArray(Statement) ? Statement : [Statement];
}
