import type { Event } from '../vocabulary/event.ts';
import type { AccountInfo, LintedDocument, ReportResult } from '../vocabulary/report.ts';
import type { Category, NotChecked } from '../vocabulary/result.ts';
import type { BackendInfo, CallRecord, Leftover, StageReport } from '../vocabulary/simulation.ts';
import type { Grown } from './grown.ts';

/** A family of results while it fills. */
export interface SectionState {
  readonly category: Category;
  /** How many results were announced, and how many came. */
  readonly expected: number;
  readonly seen: number;
  readonly ended: boolean;
}

/** The stage that runs now, with the calls it has made. */
interface RunningStage {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since the run began. */
  readonly since: number;
  readonly calls: readonly CallRecord[];
}

export interface SimulationState {
  readonly backend: BackendInfo;
  readonly planned: readonly { readonly id: string; readonly title: string }[];
  readonly stages: readonly StageReport[];
  readonly running?: RunningStage;
  readonly rollback?: StageReport;
  readonly leftovers: readonly Leftover[];
  readonly ended: boolean;
}

/** What is known of a run after some of its events. Never changed in place: each event makes a new state. */
export interface ReportState {
  readonly started?: Extract<Event, { readonly kind: 'run-started' }>;
  readonly account?: AccountInfo;
  readonly sections: readonly SectionState[];
  readonly results?: Grown<ReportResult>;
  readonly documents?: Grown<LintedDocument>;
  readonly notChecked: readonly NotChecked[];
  readonly simulation?: SimulationState;
  readonly ended?: Extract<Event, { readonly kind: 'run-ended' }>;
}
