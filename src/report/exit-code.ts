import type { Report } from '../vocabulary/report.ts';
import type { Result } from '../vocabulary/result.ts';

/** How strict the caller is, and whether the run was cut short. */
export interface ExitPolicy {
  readonly failOn: 'error' | 'warning';
  /** An inconclusive run counts as good. */
  readonly allowUnknown: boolean;
  readonly interrupted: boolean;
}

/**
 * Exit code of a run, the same for every format: 0 ready or clean, 1 findings at or above `failOn`, 3 inconclusive,
 * 130 interrupted. (2 usage or input, 4 credentials and 70 a bug come from errors, not from a report.)
 */
export function exitCode(
  report: Pick<Report, 'verdict' | 'results'>,
  policy: ExitPolicy,
): 0 | 1 | 3 | 130 {
  if (policy.interrupted) return 130;
  if (report.verdict === 'not-ready') return 1;
  if (report.results.some((result) => counts(result, policy.failOn))) return 1;
  return report.verdict === 'inconclusive' && !policy.allowUnknown ? 3 : 0;
}

function counts(
  { status, severity }: Pick<Result, 'status' | 'severity'>,
  failOn: ExitPolicy['failOn'],
): boolean {
  if (status === 'fail')
    return severity === 'error' || (failOn === 'warning' && severity === 'warning');
  return status === 'warn' && failOn === 'warning';
}
