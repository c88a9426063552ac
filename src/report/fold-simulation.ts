import type { Event } from '../vocabulary/event.ts';
import type { CallRecord, SimulationReport, StageReport } from '../vocabulary/simulation.ts';
import type { SimulationState } from './report-state.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { readonly kind: Kind }>;

export function startSimulation({ backend, stages }: Of<'simulation-started'>): SimulationState {
  return { backend, planned: stages, stages: [], leftovers: [], ended: false };
}

export function startStage(
  simulation: SimulationState,
  { id, title, at }: Of<'stage-started'>,
): SimulationState {
  return { ...closeRunning(simulation), running: { id, title, since: at, calls: [] } };
}

export function addCall(simulation: SimulationState, call: CallRecord): SimulationState {
  const { running } = simulation;
  if (running === undefined) return simulation;
  return { ...simulation, running: { ...running, calls: [...running.calls, call] } };
}

export function endStage(
  state: SimulationState,
  { stage, rollback }: Of<'stage-ended'>,
): SimulationState {
  const { running: _ended, ...simulation } = state;
  return rollback
    ? { ...simulation, rollback: stage }
    : { ...simulation, stages: [...simulation.stages, stage] };
}

/** The dry run as reported: a stage that was planned and never ended is in it too, as unknown or skipped. */
export function finishSimulation(state: SimulationState): SimulationReport {
  const closed = closeRunning(state);
  const stages = [...closed.stages, ...neverStarted(closed)];
  const { backend, rollback, leftovers } = closed;
  return {
    backend,
    stages,
    ...(rollback && { rollback }),
    leftovers,
    answeredBy: countAnswers(rollback ? [...stages, rollback] : stages),
  };
}

/** Calls of these stages by who answered them. */
function countAnswers(
  stages: readonly Pick<StageReport, 'calls'>[],
): Readonly<Record<string, number>> {
  const count = new Map<string, number>();
  for (const { answeredBy } of stages.flatMap(({ calls }) => calls)) {
    count.set(answeredBy, (count.get(answeredBy) ?? 0) + 1);
  }
  return Object.fromEntries(count);
}

/** A stage that was left without an end is unknown, and its calls stay in the report. */
function closeRunning(state: SimulationState): SimulationState {
  const { running, ...simulation } = state;
  if (running === undefined) return state;
  const { id, title, calls } = running;
  const stage: StageReport = {
    ...nothingDone,
    id,
    title,
    status: 'unknown',
    calls,
    reason: 'The run was interrupted in this stage.',
  };
  const isStage = simulation.planned.some((planned) => planned.id === id);
  return isStage
    ? { ...simulation, stages: [...simulation.stages, stage] }
    : { ...simulation, rollback: stage };
}

function neverStarted({ planned, stages }: SimulationState): readonly StageReport[] {
  const ended = new Set(stages.map(({ id }) => id));
  return planned
    .filter(({ id }) => !ended.has(id))
    .map(({ id, title }) => ({
      ...nothingDone,
      id,
      title,
      status: 'skipped',
      reason: 'The run was interrupted before this stage.',
    }));
}

const nothingDone = {
  startMs: 0,
  durationMs: 0,
  simulatedMs: 0,
  calls: [],
  created: [],
  removed: [],
} as const;
