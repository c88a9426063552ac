import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { lintTexts } from '../../../src/policies/lint/lint-texts.ts';
import { rules } from '../../../src/policies/rules/index.ts';

const folder = new URL('../../../src/policies/catalogue/veeam/10/permissions/', import.meta.url);
const golden = fileURLToPath(new URL('../../fixtures/lint/veeam-10.golden.txt', import.meta.url));

const texts = readdirSync(folder)
  .toSorted()
  .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));

// What the rules find in the documents as the product's guide prints them, unless set otherwise. After a change of the
// rules: vitest -u, and look at the difference.
test('the product’s 51 documents, and what is found in them', async () => {
  const { documents, faults, notChecked } = await lintTexts(texts, { rules, levels: new Map() });
  expect([documents.length, faults.size, notChecked.length]).toEqual([51, 0, 0]);
  const told = documents.flatMap(({ document, results }) => [
    `${document.path}: ${document.type} policy, ${results.length} found`,
    ...results.map(
      ({ code, severity, place, message }) =>
        `  ${severity} ${code} ${place?.kind === 'file' ? place.pointer : ''}: ${message}`,
    ),
  ]);
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(golden);
});
