import type { Event } from '../vocabulary/event.ts';
import type { CallRecord, Leftover, StageReport, StageStatus } from '../vocabulary/simulation.ts';
import { GuestError } from './cloud/guest/guest-error.ts';
import { EventQueue } from './event-queue.ts';
import { UndecidedCall } from './guard/refusal.ts';
import type { Trace } from './guard/trace.ts';
import { rollBack } from './rollback.ts';
import { StageFailure, UndecidedStage, type Deployment, type Stage } from './stage.ts';

/** Milliseconds since the run began, by the wall clock. */
export type Now = () => number;

/** How a stage ended, with what it threw. */
export interface Ended {
  readonly report: StageReport;
  readonly error?: Error;
}

/** Runs one stage, yielding its calls as they are made; the generator's value says how it ended. */
export async function* runStage(
  stage: Stage,
  deployment: Deployment,
  trace: Trace,
  now: Now,
  signal: AbortSignal,
): AsyncGenerator<Event, Ended> {
  return yield* traced({ id: stage.id, title: stage.title }, deployment, trace, now, async () => {
    await stage.run(deployment, signal);
  });
}

/** Rolls everything back, reported like a stage; the value holds what is left. Runs to its end even when interrupted. */
export async function* runRollback(
  deployment: Deployment,
  trace: Trace,
  now: Now,
): AsyncGenerator<Event, Ended & { readonly leftovers: readonly Leftover[] }> {
  let leftovers: readonly Leftover[] = [];
  const about = { id: 'rollback', title: 'Remove what was created' };
  const ended = yield* traced(about, deployment, trace, now, async () => {
    leftovers = await rollBack(deployment.ledger, deployment.clients, new AbortController().signal);
  });
  return { ...ended, leftovers };
}

async function* traced(
  about: { readonly id: string; readonly title: string },
  { ledger, clock }: Deployment,
  trace: Trace,
  now: Now,
  work: () => Promise<void>,
): AsyncGenerator<Event, Ended> {
  trace.stage = about.id;
  ledger.stage = about.id;
  const startMs = now();
  const startedAt = clock.now();
  const firstCall = trace.records.length;
  yield { kind: 'stage-started', at: startMs, ...about };

  const queue = new EventQueue<Event>();
  const deafen = trace.listen((call) => queue.push({ kind: 'call', at: now(), call }));
  const outcome = settle(work).finally(() => {
    deafen();
    queue.close();
  });
  yield* queue;
  const error = await outcome;
  const calls = trace.records.slice(firstCall);
  const report: StageReport = {
    ...about,
    status: statusOf(error, calls),
    startMs,
    durationMs: now() - startMs,
    simulatedMs: clock.now() - startedAt,
    calls,
    created: ledger.createdIn(about.id),
    removed: ledger.removedIn(about.id),
    ...stopOf(error, calls),
  };
  return error ? { report, error } : { report };
}

async function settle(work: () => Promise<void>): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error), { cause: error });
  }
}

/** A call of the instance that could not be decided ends as a script that fails, and tells as little. */
function statusOf(error: Error | undefined, calls: readonly CallRecord[]): StageStatus {
  if (!error) return 'pass';
  if (error instanceof UndecidedCall || error instanceof UndecidedStage) return 'unknown';
  if (error.name === 'AbortError') return 'unknown';
  return error instanceof StageFailure && calls.some(({ outcome }) => outcome === 'undecided')
    ? 'unknown'
    : 'fail';
}

/**
 * Why the stage ended, and the call that ended it: the last one, unless the stage itself judged what it was told. Then it
 * is a call that was not allowed to the instance, if there was one.
 */
function stopOf(
  error: Error | undefined,
  calls: readonly CallRecord[],
): Pick<StageReport, 'reason' | 'stoppedBy'> {
  if (!error) return {};
  if (error.name === 'AbortError') return { reason: 'the run was interrupted' };
  const ownReason = error instanceof StageFailure || error instanceof GuestError;
  const call = ownReason
    ? calls.findLast(({ outcome }) => outcome === 'denied' || outcome === 'undecided')
    : calls.findLast(({ outcome }) => outcome !== 'ok');
  return { reason: error.message, ...(call ? { stoppedBy: call.n } : {}) };
}
