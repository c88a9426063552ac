import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { systemCode } from '../../system-code.ts';

const run = promisify(execFile);

/** A big repository has many names. */
const MOST_OUTPUT = 512 * 1024 * 1024;

/** What Git printed, or what it said was wrong; `isMissing`: there is no Git. */
export type GitAnswer =
  | { readonly out: string }
  | { readonly said: string; readonly isMissing: boolean };

/** Asks Git in a directory, in English, and without taking locks from another that works there. */
export async function git(cwd: string, ...args: readonly string[]): Promise<GitAnswer> {
  try {
    const { stdout } = await run('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    });
    return { out: stdout };
  } catch (error) {
    const isMissing = systemCode(error) === 'ENOENT';
    const said =
      error instanceof Error && 'stderr' in error && typeof error.stderr === 'string'
        ? error.stderr
        : String(error);
    return { said: said.trim(), isMissing };
  }
}
