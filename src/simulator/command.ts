import { openClients } from '../aws/open-clients.ts';
import { presignGetObject } from '../aws/presign.ts';
import { plannedNames, type PlannedNames } from '../policies/catalogue/veeam/names.ts';
import type { Product } from '../policies/catalogue/veeam/product.ts';
import type { CallObserver, Connection } from '../vocabulary/connection.ts';
import type { Event } from '../vocabulary/event.ts';
import type { Plan } from '../vocabulary/plan.ts';
import type { Result } from '../vocabulary/result.ts';
import type { CallOutcome, Leftover, StageReport } from '../vocabulary/simulation.ts';
import type { Backend } from './backends/backend.ts';
import { connectionOf } from './backends/connection.ts';
import { assumptionAbout } from './cloud/guest/index.ts';
import { ssmOf } from './cloud/services/ssm/state.ts';
import { guard } from './guard/guard.ts';
import { Trace } from './guard/trace.ts';
import { presignedDownload } from './instance/download.ts';
import { guestAccess } from './instance/guest-access.ts';
import { Ledger } from './ledger.ts';
import { sweep } from './rollback.ts';
import { runRollback, runStage, type Now } from './run-stages.ts';
import { isAnswer, stageResult } from './stage-result.ts';
import type { Deployment, Stage } from './stage.ts';
import { stages } from './stages/index.ts';

export interface SimulateOptions {
  readonly plan: Plan;
  readonly product: Product;
  readonly backend: Backend;
  /** After a failure leave what was created, for a look at it. */
  readonly keep: boolean;
  readonly now: Now;
  /** Further observers of every call, for counting. */
  readonly observers?: readonly CallObserver[];
}

/**
 * The deployment, stage by stage, through real SDK clients and the guard. Stops at the first stage that fails, rolls
 * back in reverse and names what is left; an abort stops between calls and still rolls back.
 */
export async function* simulate(
  options: SimulateOptions,
  signal: AbortSignal,
): AsyncGenerator<Event, void> {
  const { backend, plan, now, keep } = options;
  const trace = new Trace();
  const names = plannedNames(plan, backend.account.id);
  const observers = [guard(backend, trace, names), ...(options.observers ?? [])];
  const connection = connectionOf(backend, plan.region, observers);
  ssmOf(backend.account, plan.region).download = presignedDownload(backend, plan.region, observers);
  const clients = openClients(connection);
  try {
    const deployment = deploymentOf(options, names, connection, clients);
    yield {
      kind: 'simulation-started',
      at: now(),
      backend: backend.info,
      stages: stages.map(({ id, title }) => ({ id, title })),
    };
    const { completed, bug } = yield* runAll(deployment, trace, now, signal);
    yield* assumed(deployment, backend, now); // while the instance is there
    const leftovers =
      completed || keep
        ? standing(deployment.ledger, completed)
        : yield* undo(deployment, trace, options);
    yield { kind: 'simulation-ended', at: now(), leftovers };
    if (bug) throw bug;
  } finally {
    clients.destroy();
  }
}

function deploymentOf(
  options: SimulateOptions,
  names: PlannedNames,
  connection: Connection,
  clients: Deployment['clients'],
): Deployment {
  const { plan, product, backend } = options;
  const { account, clock } = backend;
  return {
    plan,
    product,
    clients,
    clock,
    names,
    partition: account.partition,
    ledger: new Ledger(),
    found: {},
    presign: (bucket, key) =>
      presignGetObject(connection, bucket, key, 3600, new Date(clock.now())),
    ...guestAccess(backend, plan),
  };
}

/** `completed`: every stage passed or was not needed. `bug`: what was thrown is no answer of AWS, but a fault of ours. */
async function* runAll(
  deployment: Deployment,
  trace: Trace,
  now: Now,
  signal: AbortSignal,
): AsyncGenerator<Event, { readonly completed: boolean; readonly bug?: Error }> {
  let stopped: string | undefined;
  let bug: Error | undefined;
  for (const stage of stages) {
    const why = stopped ?? stage.notNeeded?.(deployment.plan);
    if (why !== undefined) {
      yield* skipped(stage, why, now, stopped !== undefined);
      continue;
    }
    const ended = yield* runStage(stage, deployment, trace, now, signal);
    yield { kind: 'stage-ended', at: now(), stage: ended.report, rollback: false };
    if (signal.aborted) {
      stopped = 'the run was interrupted';
      continue;
    }
    yield { kind: 'result', at: now(), result: stageResult(ended) };
    if (ended.error) stopped = `stage ${stage.id} stopped the deployment`;
    if (ended.error && !isAnswer(ended.error)) bug = ended.error;
  }
  return { completed: stopped === undefined, ...(bug ? { bug } : {}) };
}

async function* skipped(
  stage: Stage,
  reason: string,
  now: Now,
  unreached: boolean,
): AsyncGenerator<Event, void> {
  const at = now();
  const report: StageReport = {
    id: stage.id,
    title: stage.title,
    status: 'skipped',
    startMs: at,
    durationMs: 0,
    simulatedMs: 0,
    calls: [],
    created: [],
    removed: [],
    reason,
  };
  yield { kind: 'stage-ended', at, stage: report, rollback: false };
  const message = unreached ? `Not reached: ${reason}.` : `Not needed: ${reason}.`;
  const result = {
    title: stage.title,
    status: 'skipped',
    severity: 'info',
    message,
    evidence: [],
  } as const;
  yield {
    kind: 'result',
    at,
    result: { code: `simulate/${stage.id}`, category: 'simulation', ...result },
  };
}

/** What a finished deployment, or one that was told to keep, consists of. */
function standing(ledger: Ledger, completed: boolean): readonly Leftover[] {
  const why = completed ? 'the deployed appliance' : 'kept as asked';
  return ledger.standing.toReversed().map(({ ref }) => ({ ...ref, why, expected: completed }));
}

/** What the dry run took on trust of the way that its instance has to the internet. */
function* assumed(
  { found: { instanceId }, plan }: Deployment,
  { account }: Backend,
  now: Now,
): Generator<Event, void> {
  const why = instanceId && assumptionAbout(account, plan.region, instanceId);
  if (!why) return;
  const item = { subject: 'the way of the appliance to the internet', why: `${why}.` };
  yield { kind: 'not-checked', at: now(), item };
}

async function* undo(
  deployment: Deployment,
  trace: Trace,
  options: SimulateOptions,
): AsyncGenerator<Event, readonly Leftover[]> {
  const { backend, plan, now } = options;
  if (deployment.ledger.standing.length === 0) return [];
  const ended = yield* runRollback(deployment, trace, now);
  const result = rollbackResult(ended.leftovers, ended.report);
  yield { kind: 'stage-ended', at: now(), stage: judged(ended.report, result), rollback: true };
  if (ended.error) throw ended.error;
  yield { kind: 'result', at: now(), result };
  if (backend.info.kind === 'embedded') return ended.leftovers;

  const unguarded = openClients(connectionOf(backend, plan.region, []));
  const stuck = await sweep(deployment.ledger, unguarded, new AbortController().signal);
  unguarded.destroy();
  const swept = ended.leftovers.filter(({ id }) => !stuck.some((one) => one.id === id));
  return [
    ...stuck,
    ...swept.map((one) => ({ ...one, why: `${one.why}; removed from the emulator afterwards` })),
  ];
}

/** It goes on after every refusal, so that it ran to its end does not say that it went well. */
function judged(report: StageReport, { status, message }: Result): StageReport {
  return status === 'fail' || status === 'unknown'
    ? { ...report, status, reason: message }
    : report;
}

function rollbackResult(leftovers: readonly Leftover[], report: StageReport): Result {
  const unexpected = leftovers.filter(({ expected }) => !expected);
  const removed = `${report.removed.length} removed`;
  const refused = refusedActions(report, 'denied');
  const common = {
    code: 'simulate/rollback',
    category: 'simulation',
    title: report.title,
    evidence: [],
  } as const;
  if (unexpected.length > 0) {
    const undecided = refusedActions(report, 'undecided');
    const actions = refused.length > 0 ? refused : undecided;
    return {
      ...common,
      status: refused.length === 0 && undecided.length > 0 ? 'unknown' : 'fail',
      severity: 'error',
      subject: actions[0] ?? unexpected[0]?.type ?? '',
      message: `${removed}; left behind: ${listed(unexpected)}. ${unexpected[0]?.why ?? ''}`,
      remedy: {
        text:
          actions.length > 0
            ? `Allow ${actions.join(', ')} to the deploying identity, or remove these by hand.`
            : 'Remove these by hand.',
      },
    };
  }
  const stays = leftovers.length > 0 ? `; stays by design: ${listed(leftovers)}` : '';
  return { ...common, status: 'pass', severity: 'error', message: `${removed}${stays}.` };
}

/** Actions whose refusal, or doubt, kept something from being removed. */
function refusedActions({ calls }: StageReport, outcome: CallOutcome): readonly string[] {
  const refused = calls.filter((call) => call.outcome === outcome);
  return [...new Set(refused.flatMap(({ decision }) => decision?.action ?? []))];
}

function listed(list: readonly Leftover[]): string {
  return list.map(({ type, id }) => `${type} ${id}`).join(', ');
}
