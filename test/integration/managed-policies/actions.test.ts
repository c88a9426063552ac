import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { expandAction, expandRetiredAction } from '../../../src/policies/catalogue/aws/index.ts';
import { documents, read } from './managed-policies.ts';

const golden = fileURLToPath(
  new URL('../../fixtures/managed-policies/undocumented-actions.golden.txt', import.meta.url),
);

test('every action in them is documented, retired, or known to be neither', async () => {
  const elements = new Set(
    documents.flatMap((document) =>
      read(document).statements.flatMap(({ actions }) => actions.items.map(({ value }) => value)),
    ),
  );
  const neither: string[] = [];
  let retired = 0;
  for (const element of elements) {
    if ((await expandAction(element)).length > 0) continue;
    if ((await expandRetiredAction(element)).length > 0) retired += 1;
    else neither.push(element);
  }
  expect({ elements: elements.size, retired }).toEqual({ elements: 16_559, retired: 48 });
  // Of services that AWS closed before the older data, or that it never put into its reference.
  await expect(`${neither.toSorted().join('\n')}\n`).toMatchFileSnapshot(golden);
  expect((await readFile(golden, 'utf8')).trim().split('\n')).toHaveLength(90);
});
