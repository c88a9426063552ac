import type { Layer, Place } from './result.ts';

/** What the guard or the backend made of one call. */
export type CallOutcome = 'ok' | 'denied' | 'undecided' | 'refused' | 'failed';

/** One AWS call of a stage, as traced by the guard. Times are milliseconds since the simulation began, by the wall clock. */
export interface CallRecord {
  /** Counts from 1 over the whole simulation. */
  readonly n: number;
  readonly stage: string;
  /** IAM prefix of the service: `ec2`, `s3`, … */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** The IAM actions that were decided for the call, in order; empty where AWS asks for none. */
  readonly actions: readonly string[];
  readonly outcome: CallOutcome;
  /** Why a call that is not `ok` is not: layer, statement, text. */
  readonly decision?: {
    readonly layer?: Layer;
    readonly action: string;
    readonly resource: string;
    readonly reason: string;
    /** The statement that decided, where there is one and it has a file or an ARN. */
    readonly place?: Place;
  };
  /** Who answered: `embedded`, `localstack`, or `guard` where the call never reached a backend. */
  readonly answeredBy: string;
  readonly error?: { readonly name: string; readonly message: string };
  readonly ms: number;
}

/** A resource that a stage created, removed, or left. */
export interface ResourceRef {
  /** CloudFormation type name: `AWS::EC2::VPC`. */
  readonly type: string;
  readonly id: string;
  /** Name given in the plan, if it has one. */
  readonly name?: string;
}

export type StageStatus = 'pass' | 'fail' | 'unknown' | 'skipped';

/** How one stage went. `simulatedMs` is the time the deployment would have taken, by the simulated clock. */
export interface StageReport {
  readonly id: string;
  readonly title: string;
  readonly status: StageStatus;
  readonly startMs: number;
  readonly durationMs: number;
  readonly simulatedMs: number;
  readonly calls: readonly CallRecord[];
  readonly created: readonly ResourceRef[];
  readonly removed: readonly ResourceRef[];
  /** Number of the call whose refusal or failure ended the stage; absent where the stage ended for a reason of its own. */
  readonly stoppedBy?: number;
  /** For a skipped stage: why. For one that failed or is unknown: the error in a sentence. */
  readonly reason?: string;
}

/** What the run left in the account, and why. `expected` leftovers are what a finished deployment consists of. */
export interface Leftover extends ResourceRef {
  readonly why: string;
  readonly expected: boolean;
}

export interface BackendInfo {
  readonly kind: 'embedded' | 'localstack' | 'endpoint';
  readonly version: string;
  readonly endpoint?: string;
  /** What the run enforces whatever the backend does: `identity`, `boundary`, `scp`, `trust`, `quota`, … */
  readonly enforces: readonly string[];
}

/** A whole dry run. */
export interface SimulationReport {
  readonly backend: BackendInfo;
  readonly stages: readonly StageReport[];
  /** The roll-back as a stage of its own; absent when nothing failed. */
  readonly rollback?: StageReport;
  readonly leftovers: readonly Leftover[];
  /** Calls by who answered them. */
  readonly answeredBy: Readonly<Record<string, number>>;
}
