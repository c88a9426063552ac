import type { Verdict } from '../vocabulary/report.ts';
import type { Result } from '../vocabulary/result.ts';
import type { SimulationReport } from '../vocabulary/simulation.ts';

/** What a verdict rests on. */
export interface Grounds {
  readonly command: string;
  readonly results: readonly Pick<Result, 'status' | 'severity'>[];
  readonly simulation?: Pick<SimulationReport, 'stages' | 'rollback'>;
  readonly interrupted: boolean;
}

/**
 * The one-word answer. A required result or a stage that could not be determined is never ready; neither is a run
 * that was cut short, whatever it had found by then.
 */
export function verdictOf(grounds: Grounds): Verdict {
  if (grounds.command === 'lint') return lintVerdict(grounds);
  if (holds(grounds, 'fail')) return 'not-ready';
  return grounds.interrupted || holds(grounds, 'unknown') ? 'inconclusive' : 'ready';
}

/** An input that could not be read may hold anything. */
function lintVerdict({ results, interrupted }: Grounds): Verdict {
  if (results.some(({ status }) => status === 'fail' || status === 'warn')) return 'findings';
  return interrupted || results.some(({ status }) => status === 'unknown')
    ? 'inconclusive'
    : 'clean';
}

function holds({ results, simulation }: Grounds, status: 'fail' | 'unknown'): boolean {
  return (
    results.some((result) => result.status === status && result.severity === 'error') ||
    (simulation?.stages.some((stage) => stage.status === status) ?? false) ||
    simulation?.rollback?.status === status
  );
}
