#!/usr/bin/env node
import { fail } from './cli/fail.ts';
import { tooOld } from './cli/node-version.ts';
import { buildProgram } from './cli/program.ts';
import { isReaderGone } from './cli/standard-output.ts';

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
// A reader that has seen enough closes the pipe: nothing more is said, and the exit code is what it is. Where the output
// cannot be written (a full disk) the command is asked to stop, so that it still cleans up.
let isTold = false;
process.stdout.on('error', (error) => {
  // A file tells it again with every write.
  if (isReaderGone(error) || isTold) return;
  isTold = true;
  refuse(
    `error: Standard output cannot be written: ${error.message}.\n  fix: Send it elsewhere.\n`,
  );
  process.on('exit', () => (process.exitCode = 2));
  interrupt.abort();
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
