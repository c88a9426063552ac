import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';

import { InputError } from '../vocabulary/errors.ts';
import { readPolicyFiles, type TextFile } from './read-files.ts';
import { systemCode } from './system-code.ts';

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
    if (!(await holdsPolicies(directory))) continue;
    throw new InputError(
      { path: directory },
      `--policies ${path} takes the files directly in it, and this directory of it has *.json files too.`,
      'Name each file or directory with policies of the deploying identity after --policies.',
    );
  }
}

/** Directories and links, which may lead to one; without the directories that `lint` does not enter either. */
async function directoriesIn(path: string): Promise<readonly string[]> {
  const entries = await entriesIn(path);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .filter((name) => !['.git', 'node_modules'].includes(name))
    .toSorted();
}

async function holdsPolicies(directory: string): Promise<boolean> {
  const entries = await entriesIn(directory, { recursive: true });
  return entries.some(({ name }) => extname(name) === '.json');
}

/** None of a file, and of what is not there. */
async function entriesIn(path: string, { recursive = false } = {}): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true, recursive });
  } catch (cause) {
    const code = systemCode(cause) ?? String(cause);
    if (code === 'ENOTDIR' || code === 'ENOENT') return [];
    throw new InputError(
      { path },
      `it cannot be looked into (${code}), and a policy in it may deny what the others allow.`,
      'Make it readable, or name the policies themselves after --policies.',
      { cause },
    );
  }
}
