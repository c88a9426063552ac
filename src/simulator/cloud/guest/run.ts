/** What a script has written so far. */
export interface Output {
  stdout: string;
  stderr: string;
}

/** How a script came to its end. */
export type Ending = 'exit' | 'timed-out' | 'interrupted' | 'cancelled';

/** A script at work. It takes a step at `nextAt`; a step yields the milliseconds until the next, and returns the exit code. */
export interface Run {
  readonly startedAt: number;
  /** When it is stopped by force. */
  readonly deadline: number;
  readonly output: Output;
  readonly steps: AsyncGenerator<number, number>;
  nextAt: number;
  ended: { readonly at: number; readonly code: number; readonly how: Ending } | undefined;
}

/** The agent's code for a script that was killed, 128 + SIGKILL. Source: https://github.com/aws/amazon-ssm-agent, appconfig.CommandStoppedPreemptivelyExitCode */
const killedCode = 137;

/** Code of a process that a shutdown ended, 128 + SIGTERM. */
const terminatedCode = 143;

/** A script that begins at `startedAt` and may take `timeoutMs`. */
export function newRun(
  startedAt: number,
  timeoutMs: number,
  output: Output,
  steps: AsyncGenerator<number, number>,
): Run {
  const deadline = startedAt + timeoutMs;
  return { startedAt, deadline, output, steps, nextAt: startedAt, ended: undefined };
}

/** When something will happen to the run; undefined once it has ended. */
export function nextEvent(run: Run): number | undefined {
  return run.ended ? undefined : Math.min(run.nextAt, run.deadline);
}

/** Takes the step that is due, or ends the run whose time is over. */
export async function step(run: Run): Promise<void> {
  if (run.nextAt > run.deadline) return stop(run, run.deadline, 'timed-out');
  const { value, done } = await run.steps.next();
  if (done) run.ended = { at: run.nextAt, code: value, how: 'exit' };
  else run.nextAt += value;
}

/** Ends the run from outside; one that has ended stays as it ended. */
export function stop(run: Run, at: number, how: Exclude<Ending, 'exit'>): void {
  run.ended ??= { at, code: how === 'interrupted' ? terminatedCode : killedCode, how };
}
