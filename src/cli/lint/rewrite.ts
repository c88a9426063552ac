import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { systemCode } from '../system-code.ts';

/** A file to be written, with the text that was read from it. */
export interface Rewrite {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Puts a new text in place of a file's: whole or not at all, with its rights, and behind a link where it is one. Says why
 * not where the file has changed since it was read, or may not be written.
 */
export function rewrite({
  file,
  before,
  after,
}: Rewrite): { readonly what: string; readonly mend: string } | undefined {
  try {
    if (readFileSync(file, 'utf8') !== before) {
      return {
        what: 'it was changed while it was linted, so it was not mended',
        mend: 'Run lint --fix again.',
      };
    }
    replaceFile(file, after);
    return undefined;
  } catch (error) {
    const code = systemCode(error) ?? String(error);
    return {
      what: `it could not be written (${code}), so it was not mended`,
      mend: 'Make it and its directory writable.',
    };
  }
}

/** Writes a file in one step, an existing one with its rights and owner. Throws what the system says. */
export function replaceFile(file: string, text: string): void {
  const before = statSync(file, { throwIfNoEntry: false });
  const target = before ? realpathSync(file) : file;
  // The directory alone decides about a rename; who may not write the file is not to get round that.
  if (before) accessSync(target, constants.W_OK);
  const temporary = join(dirname(target), `.vba-preflight-${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    if (before) likeBefore(temporary, before);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function likeBefore(file: string, { mode, uid, gid }: Stats): void {
  const now = statSync(file);
  if (now.uid !== uid || now.gid !== gid) {
    try {
      chownSync(file, uid, gid);
    } catch {
      // Only root gives files away: then it is the one's who ran --fix, as with any editor that saves so.
    }
  }
  chmodSync(file, mode);
}
