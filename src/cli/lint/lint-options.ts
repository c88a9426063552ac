import type { PolicyType } from '../../policies/lint/document/lint-document.ts';
import type { Level } from '../../policies/lint/rule.ts';
import type { ReportOptions } from '../options.ts';

/** Options of `lint`, as commander hands them over. */
export interface LintCommandOptions extends ReportOptions {
  readonly type: PolicyType | 'auto';
  /** In the order given. */
  readonly rule: readonly (readonly [name: string, level: Level])[];
  readonly maxWarnings?: number;
  /** File of accepted findings. */
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** Git revision: only what has changed since counts. */
  readonly since?: string;
  readonly fix?: boolean;
  readonly listRules?: boolean;
  readonly for: readonly string[];
  readonly productVersion?: string;
  readonly plan?: string;
  readonly account?: string;
  readonly config?: string;
}

/** What the command touches of the process. */
export interface LintSurroundings {
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}
