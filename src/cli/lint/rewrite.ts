import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

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
  let temporary: string | undefined;
  try {
    const target = realpathSync(file);
    if (readFileSync(target, 'utf8') !== before) {
      return {
        what: 'it was changed while it was linted, so it was not mended',
        mend: 'Run lint --fix again.',
      };
    }
    temporary = join(dirname(target), `.vba-preflight-${randomUUID()}.tmp`);
    writeFileSync(temporary, after, { flag: 'wx' });
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return {
      what: `it could not be written (${code})`,
      mend: 'Make it and its directory writable.',
    };
  }
}
