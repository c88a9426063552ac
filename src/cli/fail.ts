import { CommanderError } from 'commander';

import { UserError } from '../vocabulary/errors.ts';
import { OutputLost } from './standard-output.ts';

/** Tells the user on stderr what ended the run and returns the exit code: the stack only for a bug, or with --debug. */
export function fail(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has said it
  if (error instanceof UserError) {
    process.stderr.write(`error: ${error.message}\n  fix: ${error.mend}\n`);
    if (debug) process.stderr.write(`${error.stack ?? ''}\n${causes(error)}`);
    return error.exitCode;
  }
  if (error instanceof Error && error.name === 'AbortError') return 130;
  if (error instanceof OutputLost) return error.exitCode;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `This is a fault of vba-preflight, please report it with the text below.\n${text}\n${causes(error)}`,
  );
  return 70;
}

function causes(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error
    ? `caused by ${cause.stack ?? cause.message}\n${causes(cause)}`
    : '';
}
