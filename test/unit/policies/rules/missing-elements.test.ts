import { expect, test } from 'vitest';

import { fileView } from '../../../../src/policies/document/text-view.ts';
import type { Json } from '../../../../src/policies/lint/document/json.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';
import { runExample } from '../../../../src/policies/lint/examples.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { emptyList } from '../../../../src/policies/rules/empty-list.ts';
import { emptyObject } from '../../../../src/policies/rules/empty-object.ts';
import { missingAction } from '../../../../src/policies/rules/missing-action.ts';
import { missingEffect } from '../../../../src/policies/rules/missing-effect.ts';
import { missingResource } from '../../../../src/policies/rules/missing-resource.ts';
import { missingStatement } from '../../../../src/policies/rules/missing-statement.ts';
import { unknownElement } from '../../../../src/policies/rules/unknown-element.ts';
import type { Gap } from '../../../../src/policies/sources/source.ts';

const rules = [missingAction, missingEffect, missingResource, missingStatement, unknownElement];

async function ids(policy: Json) {
  const found = await runExample(rules, unknownElement, { policy });
  return found.map(({ rule }) => rule.id);
}

test('an empty statement lacks three elements', async () => {
  expect(await ids({ Statement: [{}] })).toEqual([
    'missing-action',
    'missing-effect',
    'missing-resource',
  ]);
});

test('of a misspelt element only the misspelling is told', async () => {
  const statement = { effect: 'Allow', Actions: 's3:GetObject', Ressource: '*' };
  expect(await ids({ Statement: [statement] })).toEqual([
    'unknown-element',
    'unknown-element',
    'unknown-element',
  ]);
  expect(await ids({ Statements: [] })).toEqual(['unknown-element']);
});

test.each<[string, Json, string, number]>([
  ['an element', { Effect: 'Allow', Action: 's3:GetObject' }, '/Statement/Resource', 1],
  ['an item of a list', { Effect: 'Allow', Action: [], Resource: '*' }, '/Statement/Action/0', 1],
  [
    'a condition',
    { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: {} },
    '/Statement/Condition/Bool',
    1,
  ],
])('of %s that the file does not tell nothing is said', async (_, Statement, pointer, without) => {
  const source = { path: 'p.json', name: 'p' };
  const document = openText(fileView(JSON.stringify({ Statement })), '', { source });
  const runner = new RuleRunner([...rules, emptyList, emptyObject]);
  const gap: Gap = {
    what: 'presence',
    written: '?',
    why: '?',
    mend: '?',
    span: document.root.span,
  };
  const gaps = new Map([[pointer, gap]]);
  expect(await runner.run({ documents: [document] })).toHaveLength(without);
  expect(await runner.run({ documents: [{ ...document, gaps }] })).toEqual([]);
});
