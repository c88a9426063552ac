import { exitCode } from '../report/exit-code.ts';
import type { Event } from '../vocabulary/event.ts';
import { flow, type CommandName } from './flow.ts';
import { readInputs } from './inputs.ts';
import { openSession } from './open-session.ts';
import { parseTarget, type CommonOptions } from './options.ts';
import { render } from './render.ts';

/** Options that only some of the three commands have. */
export interface OwnOptions {
  readonly keep?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly saveFacts?: string;
}

/** Runs one command from flags to exit code: inputs, target, events, rendering. */
export async function runCommand(
  command: CommandName,
  target: string,
  options: CommonOptions & OwnOptions,
  signal: AbortSignal,
): Promise<number> {
  const started = performance.now();
  const now = () => Math.round(performance.now() - started);
  const name = parseTarget(target);
  const inputs = await readInputs(options);
  await using session = await openSession(name, inputs, options, signal);
  const events: AsyncGenerator<Event, void> = flow(
    { command, inputs, session, options, now },
    signal,
  );
  const report = await render(events, options);
  return exitCode(report, {
    failOn: options.failOn,
    allowUnknown: options.allowUnknown === true,
    interrupted: signal.aborted,
  });
}
