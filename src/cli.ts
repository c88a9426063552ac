#!/usr/bin/env node
import { fail } from './cli/fail.ts';
import { tooOld } from './cli/node-version.ts';
import { buildProgram } from './cli/program.ts';

/**
 * One SIGINT asks the command to stop and clean up after itself; a second one ends the process at once. The exit code is
 * set, not forced, so that everything written reaches a slow pipe.
 */
const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
});
process.on('SIGTERM', () => interrupt.abort());
// A reader that has seen enough (`| head`) closes the pipe: nothing more is said, and the exit code is what it is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  refuse(
    `error: Standard output cannot be written: ${error.message}.\n  fix: Send it elsewhere.\n`,
  );
  process.exit();
});

try {
  process.exitCode = 0;
  const problem = tooOld(process.versions.node);
  if (problem === undefined) await buildProgram(interrupt.signal, exitWith).parseAsync();
  else refuse(problem);
} catch (error) {
  process.exitCode = fail(error, process.argv.includes('--debug'));
}

function exitWith(code: number): void {
  process.exitCode = code;
}

function refuse(problem: string): void {
  process.stderr.write(problem);
  process.exitCode = 2;
}
