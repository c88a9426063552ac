import { expect, test } from 'vitest';

import { ajvWithSchemas } from '../../../scripts/policy-schemas/compile.ts';
import { faultsOfType } from '../../../src/policies/document/grammar/faults-of-type.ts';
import { parsePolicy } from '../../../src/policies/document/parse.ts';
import { documents, read } from './managed-policies.ts';

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

test('every one keeps to the grammar of an identity policy, by the reader and by ajv itself', async () => {
  const ajv = await ajvWithSchemas();
  for (const document of documents) {
    expect(faultsOfType(read(document), 'identity')).toEqual([]);
    expect(ajv.validate('identity.schema.json', JSON.parse(document.text))).toBe(true);
  }
});

test('and none that of a trust policy or a resource policy', async () => {
  const ajv = await ajvWithSchemas();
  for (const document of documents) {
    for (const type of ['trust', 'resource', 'rcp'] as const) {
      expect(faultsOfType(read(document), type).length).toBeGreaterThan(0);
      expect(ajv.validate(`${type}.schema.json`, JSON.parse(document.text))).toBe(false);
    }
  }
});

function statementsOf(document: unknown): readonly unknown[] {
  const { Statement } = document as { readonly Statement: unknown };
  return Array.isArray(Statement) ? Statement : [Statement];
}
