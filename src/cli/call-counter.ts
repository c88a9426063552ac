import type { CallObserver } from '../vocabulary/connection.ts';
import type { CallTotals } from '../vocabulary/report.ts';

/** Errors with which AWS asks to slow down: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/query-api-troubleshooting.html */
const throttling = new Set([
  'Throttling',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
]);

/** Counts the calls that were sent, by service; refused calls never left the process and do not count. */
export function callCounter(): {
  readonly observer: CallObserver;
  readonly totals: () => CallTotals;
} {
  const byService: Record<string, number> = {};
  let throttled = 0;
  return {
    observer: {
      after: ({ service }, { error }) => {
        byService[service] = (byService[service] ?? 0) + 1;
        if (error && throttling.has(error.name)) throttled += 1;
      },
    },
    totals: () => ({
      total: Object.values(byService).reduce((sum, count) => sum + count, 0),
      throttled,
      byService: { ...byService },
    }),
  };
}
