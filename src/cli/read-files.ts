import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

import { InputError } from '../vocabulary/errors.ts';
import { systemCode } from './system-code.ts';

/** A text with the path under which the user named it. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** File name without extension: what findings call the document. */
  readonly name: string;
}

const limit = 1_048_576;

/** Reads a file as UTF-8. Missing, unreadable, larger than 1 MiB or not UTF-8: InputError. */
export async function readTextFile(path: string): Promise<TextFile> {
  const bytes = await readBytes(path);
  if (bytes.length > limit) {
    throw new InputError(
      { path },
      `${bytes.length} bytes are more than the limit of 1 MiB.`,
      'Name the right file.',
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { path, text, name: basename(path, extname(path)) };
  } catch (cause) {
    throw new InputError({ path }, 'not UTF-8 text.', 'Save it as UTF-8.', { cause });
  }
}

/** The files that paths stand for: a file itself, a directory its *.json files (not those of its subdirectories). */
export async function readPolicyFiles(paths: readonly string[]): Promise<readonly TextFile[]> {
  const files = await Promise.all(paths.map(expand));
  return Promise.all(files.flat().map(readTextFile));
}

async function expand(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  const documents = names.filter((name) => extname(name) === '.json').toSorted();
  if (documents.length === 0)
    throw new InputError({ path }, 'no *.json file in this directory.', 'Name policy files.');
  return documents.map((name) => join(path, name));
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): InputError {
  const code = String(systemCode(cause));
  const what: Record<string, string> = {
    ENOENT: 'there is no such file.',
    EACCES: 'this file may not be read.',
    EISDIR: 'this is a directory, not a file.',
  };
  return new InputError({ path }, what[code] ?? `cannot be read (${code}).`, 'Check the path.', {
    cause,
  });
}
