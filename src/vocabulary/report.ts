import type { Layer, NotChecked, Result, Status } from './result.ts';
import type { SimulationReport } from './simulation.ts';

/** The one-word answer of a run. */
export type Verdict = 'ready' | 'not-ready' | 'inconclusive' | 'clean' | 'findings';

export interface TargetInfo {
  readonly kind: 'aws' | 'embedded' | 'localstack' | 'endpoint' | 'files';
  readonly endpoint?: string;
  readonly version?: string;
}

export interface AccountInfo {
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  readonly partition: string;
}

export interface ToolInfo {
  readonly name: 'vba-preflight';
  readonly version: string;
  readonly catalogue: { readonly productVersion: string; readonly iamData?: string };
}

/** A policy document that was linted. */
export interface LintedDocument {
  readonly path: string;
  /** JSON pointer of the document in the file; empty where it is the file. */
  readonly pointer: string;
  readonly line: number;
  readonly name: string;
  readonly type: Layer;
  /** Who says that it is of this type: `--type`, the configuration, where the file stands, the file around it, or itself. */
  readonly typeFrom: 'flag' | 'config' | 'path' | 'file' | 'content';
  /** Users, roles and groups that it bears on: `role backup`. */
  readonly owners: readonly string[];
}

export interface CallTotals {
  readonly total: number;
  readonly throttled: number;
  readonly byService: Readonly<Record<string, number>>;
}

/** A result as it stands in a report: with its page and an identity that survives unrelated edits. */
export interface ReportResult extends Result {
  /** Page of the code, relative to the project's root: `docs/check/permission.md`. */
  readonly docs: string;
  /** Hash of code, subject and place, without lines: the same finding keeps it from run to run. */
  readonly fingerprint: string;
}

/** Report JSON 1.0; docs/schema/report.schema.json is the authority. */
export interface Report {
  readonly schemaVersion: '1.0';
  readonly tool: ToolInfo;
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: TargetInfo;
  readonly account?: AccountInfo;
  readonly verdict: Verdict;
  readonly summary: Readonly<Record<Status, number>>;
  readonly results: readonly ReportResult[];
  /** Of `lint`: what was looked at. */
  readonly documents?: readonly LintedDocument[];
  readonly simulation?: SimulationReport;
  readonly notChecked: readonly NotChecked[];
  readonly calls: CallTotals;
}
