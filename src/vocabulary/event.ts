import type { AccountInfo, CallTotals, LintedDocument, TargetInfo, ToolInfo } from './report.ts';
import type { Category, NotChecked, Result } from './result.ts';
import type { BackendInfo, CallRecord, Leftover, StageReport } from './simulation.ts';

/**
 * What a command says while it works. Commands are async generators of events; renderers only consume them,
 * and the report is a fold over them. `at` is milliseconds since the run began.
 */
export type Event =
  | {
      readonly kind: 'run-started';
      readonly at: number;
      readonly command: string;
      readonly tool: ToolInfo;
      readonly target: TargetInfo;
      readonly startedAt: string;
    }
  | {
      readonly kind: 'account-known';
      readonly at: number;
      readonly account: AccountInfo;
      readonly how: string;
    }
  /** A family of results begins; `expected` results will follow, so a renderer can show progress. */
  | {
      readonly kind: 'section-started';
      readonly at: number;
      readonly category: Category;
      readonly title: string;
      readonly expected: number;
    }
  /** A policy document that is linted; its findings follow. */
  | { readonly kind: 'document'; readonly at: number; readonly document: LintedDocument }
  | { readonly kind: 'result'; readonly at: number; readonly result: Result }
  | { readonly kind: 'section-ended'; readonly at: number; readonly category: Category }
  | { readonly kind: 'not-checked'; readonly at: number; readonly item: NotChecked }
  | {
      readonly kind: 'simulation-started';
      readonly at: number;
      readonly backend: BackendInfo;
      readonly stages: readonly { readonly id: string; readonly title: string }[];
    }
  | {
      readonly kind: 'stage-started';
      readonly at: number;
      readonly id: string;
      readonly title: string;
    }
  | { readonly kind: 'call'; readonly at: number; readonly call: CallRecord }
  /** `rollback` marks the roll-back, which is reported like a stage but is none. */
  | {
      readonly kind: 'stage-ended';
      readonly at: number;
      readonly stage: StageReport;
      readonly rollback: boolean;
    }
  | {
      readonly kind: 'simulation-ended';
      readonly at: number;
      readonly leftovers: readonly Leftover[];
    }
  | {
      readonly kind: 'run-ended';
      readonly at: number;
      readonly calls: CallTotals;
      readonly interrupted: boolean;
    };
