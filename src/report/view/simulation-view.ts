import type { ReportResult } from '../../vocabulary/report.ts';
import type {
  BackendInfo,
  Leftover,
  ResourceRef,
  SimulationReport,
  StageReport,
  StageStatus,
} from '../../vocabulary/simulation.ts';
import type { SimulationState } from '../report-state.ts';
import { sectionTitles, targetWords } from '../words.ts';
import type { ProblemView } from './problem-view.ts';
import { stageProblems } from './stage-problems.ts';

/** One row of the timeline. */
export interface StageRow {
  /** Counts from 1, in the order of the deployment. */
  readonly n: number;
  readonly id: string;
  readonly status: StageStatus | 'running' | 'pending';
  /** By the simulated clock, from the start of the deployment. */
  readonly offsetMs: number;
  readonly simulatedMs: number;
  readonly calls: number;
  readonly created: readonly ResourceRef[];
  readonly reason?: string;
}

export interface RollbackView {
  readonly status: StageStatus;
  readonly removed: number;
  readonly created: number;
  readonly calls: number;
}

/** A dry run as a person reads it. */
export interface SimulationView {
  readonly title: string;
  readonly backend: string;
  readonly rows: readonly StageRow[];
  /** What the deployment would have taken, as far as it went. */
  readonly simulatedMs: number;
  readonly rollback?: RollbackView;
  readonly problems: readonly ProblemView[];
  /** What a finished deployment consists of, or what a roll-back leaves by design. */
  readonly kept: readonly Leftover[];
  /** What should not be there and is. */
  readonly left: readonly Leftover[];
}

export function simulationOf(
  simulation: SimulationReport,
  results: readonly ReportResult[],
): SimulationView {
  const { backend, stages, rollback, leftovers } = simulation;
  return {
    title: sectionTitles.simulation,
    backend: backendWords(backend),
    rows: rowsOf(stages),
    simulatedMs: total(stages),
    ...(rollback && { rollback: rollbackOf(rollback, stages) }),
    problems: stageProblems(simulation, results),
    kept: leftovers.filter(({ expected }) => expected),
    left: leftovers.filter(({ expected }) => !expected),
  };
}

/** The dry run while it runs: stages that are still to come are rows too. */
export function runningSimulation(
  state: SimulationState,
  results: readonly ReportResult[],
): SimulationView {
  const { stages, running, planned } = state;
  const ended = simulationOf({ ...state, answeredBy: {} }, results);
  const ids = new Set(stages.map(({ id }) => id));
  const open = planned.filter(({ id }) => !ids.has(id));
  return {
    ...ended,
    rows: [
      ...ended.rows,
      ...open.map(({ id }, index) => ({
        n: stages.length + index + 1,
        id,
        status: running?.id === id ? ('running' as const) : ('pending' as const),
        offsetMs: ended.simulatedMs,
        simulatedMs: 0,
        calls: running?.id === id ? running.calls.length : 0,
        created: [],
      })),
    ],
  };
}

function rowsOf(stages: readonly StageReport[]): readonly StageRow[] {
  return stages.map(({ id, status, simulatedMs, calls, created, reason }, index) => ({
    n: index + 1,
    id,
    status,
    offsetMs: total(stages.slice(0, index)),
    simulatedMs,
    calls: calls.length,
    created,
    ...(reason !== undefined && { reason }),
  }));
}

function rollbackOf(rollback: StageReport, stages: readonly StageReport[]): RollbackView {
  return {
    status: rollback.status,
    removed: rollback.removed.length,
    created: stages.reduce((sum, { created, removed }) => sum + created.length - removed.length, 0),
    calls: rollback.calls.length,
  };
}

function total(stages: readonly StageReport[]): number {
  return stages.reduce((sum, { simulatedMs }) => sum + simulatedMs, 0);
}

function backendWords({ kind, version, endpoint, enforces }: BackendInfo): string {
  const target = targetWords({ kind, version, ...(endpoint !== undefined && { endpoint }) });
  return enforces.length === 0
    ? `${target}; enforces nothing`
    : `${target}; enforced on every call: ${enforces.join(', ')}`;
}
