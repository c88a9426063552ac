import { setImmediate } from 'node:timers/promises';

import type { CallObserver } from '../vocabulary/connection.ts';
import type { Event } from '../vocabulary/event.ts';
import type { Facts, PartialFacts } from '../vocabulary/facts.ts';
import type { Plan } from '../vocabulary/plan.ts';
import type { NotChecked } from '../vocabulary/result.ts';
import { callCounter } from './call-counter.ts';
import type { Inputs } from './inputs.ts';
import type { Session } from './open-session.ts';
import type { OwnOptions } from './run-command.ts';
import { seedGaps } from './seed-gaps.ts';
import { toolVersion } from './version.ts';
import { wholeFacts } from './whole-facts.ts';

export type CommandName = 'run' | 'check' | 'simulate';

export interface FlowOptions {
  readonly command: CommandName;
  readonly inputs: Inputs;
  readonly session: Session;
  readonly options: OwnOptions;
  readonly now: () => number;
}

/** The events of a whole run: `run` is check then simulate. An interrupted command has cleaned up when this ends. */
export async function* flow(
  options: FlowOptions,
  signal: AbortSignal,
): AsyncGenerator<Event, void> {
  const { command, inputs, session, now } = options;
  const counter = callCounter();
  yield {
    kind: 'run-started',
    at: now(),
    command,
    tool: {
      name: 'vba-preflight',
      version: toolVersion,
      catalogue: { productVersion: inputs.product.build },
    },
    target: session.target,
    startedAt: new Date().toISOString(),
  };
  yield* given(options);
  try {
    let facts: Facts | undefined;
    if (command !== 'simulate') {
      const { check } = await import('../checks/command.ts');
      const keep = (found: Facts) => {
        facts = found;
      };
      yield* check(checkOptions(options, counter, keep), signal);
    }
    if (facts && options.options.saveFacts) await save(options.options.saveFacts, facts);
    if (command !== 'check' && !signal.aborted) {
      const { simulate } = await import('../simulator/command.ts');
      if (session.judgeFacts && command === 'run') yield* told(inputs, facts, true, now);
      const backend = await session.backend(facts);
      const { plan, product } = inputs;
      const keep = options.options.keep === true;
      yield* simulate(
        { plan, product, backend, keep, now, observers: [counter.observer, breathe] },
        signal,
      );
    }
  } catch (error) {
    if (!signal.aborted) throw error; // what an abort throws is the abort
  }
  yield { kind: 'run-ended', at: now(), calls: counter.totals(), interrupted: signal.aborted };
}

/** What of the inputs is not this user's own. */
function* given({ command, inputs, session, now }: FlowOptions): Generator<Event, void> {
  const { plan, facts, usesDefaultPlan } = inputs;
  if (usesDefaultPlan) yield { kind: 'not-checked', at: now(), item: defaultPlanItem(plan) };
  if (!session.judgeFacts || command === 'simulate') yield* told(inputs, facts, false, now);
}

/** What the emulated account takes on trust of the one it stands for. */
function* told(
  inputs: Inputs,
  facts: PartialFacts | undefined,
  judged: boolean,
  now: () => number,
): Generator<Event, void> {
  const { notChecked, results } = seedGaps(inputs, facts, judged);
  for (const item of notChecked) yield { kind: 'not-checked', at: now(), item };
  for (const result of results) yield { kind: 'result', at: now(), result };
}

function checkOptions(
  { inputs, session, options, now }: FlowOptions,
  counter: ReturnType<typeof callCounter>,
  onFacts: (facts: Facts) => void,
) {
  const { plan, policies, facts } = inputs;
  const whole = session.judgeFacts && facts ? { facts: wholeFacts(facts) } : {};
  return {
    plan,
    connection: session.connection([counter.observer, breathe]),
    ...(policies ? { policies } : {}),
    ...whole,
    ...(options.only ? { only: options.only } : {}),
    ...(options.skip ? { skip: options.skip } : {}),
    now,
    takenAt: new Date().toISOString(),
    onFacts,
  };
}

/** A default is shown, since it is not what this user is about to deploy. */
function defaultPlanItem({
  region,
  connection,
  instanceType,
  backupServerCidrs,
}: Plan): NotChecked {
  const from = backupServerCidrs.join(', ');
  return {
    subject: 'your own plan',
    why: `No --plan was given: judged was the default, a ${instanceType} in ${region} with a new network (${connection}), reached from ${from}, an address of the documentation.`,
  };
}

/** Calls that are answered in process never leave the microtask queue: without this neither SIGINT nor the live view gets a turn. */
const breathe: CallObserver = { after: () => setImmediate() };

async function save(path: string, facts: Facts): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, `${JSON.stringify(facts, undefined, 2)}\n`);
}
