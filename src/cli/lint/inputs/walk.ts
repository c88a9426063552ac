import { type Dirent, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

import { systemCode } from '../../system-code.ts';
import { brokenLink } from './read-fault.ts';

/** The files of a directory that may hold policies, and what of it could not be looked at. */
export interface Walked {
  readonly files: readonly string[];
  readonly faults: readonly { readonly file: string; readonly error: unknown }[];
}

const EXTENSIONS: ReadonlySet<string> = new Set(['.json', '.yaml', '.yml', '.template']);

/** Directories of others' files, and Git's own. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Whether a directory leads to a file of this name. */
export function isPolicyFile(name: string): boolean {
  return EXTENSIONS.has(extname(name).toLowerCase());
}

export function isSkipped(directory: string): boolean {
  return SKIPPED.has(directory);
}

/**
 * Walks a directory and all below it, in the order of names. Links to files are followed; links to directories are not,
 * since they may lead in a circle, and what they lead to can be named.
 */
export function walk(directory: string): Walked {
  const files: string[] = [];
  const faults: { file: string; error: unknown }[] = [];
  const visit = (folder: string): void => {
    for (const entry of entriesOf(folder, faults)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!isSkipped(entry.name)) visit(path);
      } else if (isPolicyFile(entry.name) && leadsToFile(path, entry, faults)) {
        files.push(path);
      }
    }
  };
  visit(directory);
  return { files, faults };
}

function entriesOf(folder: string, faults: { file: string; error: unknown }[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((one, other) =>
      one.name < other.name ? -1 : 1,
    );
  } catch (error) {
    faults.push({ file: folder, error });
    return [];
  }
}

function leadsToFile(
  path: string,
  entry: Dirent,
  faults: { file: string; error: unknown }[],
): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch (error) {
    faults.push({ file: path, error: systemCode(error) === 'ENOENT' ? brokenLink() : error });
    return false;
  }
}
