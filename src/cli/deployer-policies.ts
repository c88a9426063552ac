import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';

import { InputError } from '../vocabulary/errors.ts';
import { readPolicyFiles, type TextFile } from './read-files.ts';

/** What `lint` takes a file of this name for: docs/lint/usage.md. None of them grants an identity anything. */
const byName: ReadonlyMap<string, string> = new Map([
  ['boundary.json', 'permissions boundary'],
  ['session.json', 'session policy'],
  ['trust.json', 'trust policy'],
]);

/** The same by the directory it is in. */
const byFolder: ReadonlyMap<string, string> = new Map([
  ['scp', 'service control policy'],
  ['rcp', 'resource control policy'],
]);

/**
 * Reads the policies that are attached to the deploying identity. What only limits it would be taken as granting, and what
 * is passed over may deny: both would end in a wrong `ready`, so both are an InputError.
 */
export async function readDeployerPolicies(paths: readonly string[]): Promise<readonly TextFile[]> {
  const files = await readPolicyFiles(paths);
  for (const { path } of files) refuseLimit(path);
  for (const path of paths) await refuseSubdirectories(path);
  return files;
}

function refuseLimit(path: string): void {
  const kind = byName.get(basename(path)) ?? byFolder.get(basename(dirname(resolve(path))));
  if (kind === undefined) return;
  throw new InputError(
    { path },
    `by its name a ${kind}, which grants nothing; --policies takes what is attached to the deploying identity.`,
    'Name the attached policies only; a boundary and service control policies go into --facts (identity.boundary, identity.scps).',
  );
}

async function refuseSubdirectories(path: string): Promise<void> {
  for (const name of await directoriesIn(path)) {
    const directory = join(path, name);
    const inside = await readdir(directory).catch(() => []);
    if (!inside.some((file) => extname(file) === '.json')) continue;
    throw new InputError(
      { path: directory },
      `--policies ${path} takes the files directly in it, and this directory of it has *.json files too.`,
      'Name each file or directory with policies of the deploying identity after --policies.',
    );
  }
}

/** None where the path is a file; without the directories that `lint` does not enter either. */
async function directoriesIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !['.git', 'node_modules'].includes(entry.name))
    .map(({ name }) => name)
    .toSorted();
}
