import { isReadOperation } from '../../policies/catalogue/preflight/read-operations.ts';
import type { CallObserver, ServiceName } from '../../vocabulary/connection.ts';
import { CallBudgetError } from './attempt.ts';

/** Lets only reads of the closed list through: `check` cannot change an account, even by a mistake of ours. */
export const readOnly: CallObserver = {
  before: ({ service, operation }) => {
    if (!isReadOperation(service, operation)) {
      throw new Error(`check may not call ${service} ${operation}: it is not on the list of reads`);
    }
  },
};

/** Refuses calls beyond `limit`; what they would have read is then unknown. */
export function callLimit(limit: number): CallObserver {
  let made = 0;
  return {
    before: () => {
      made += 1;
      if (made > limit) throw new CallBudgetError(`the check had made its ${limit} calls.`);
    },
  };
}

/** Time as a pace sees it; injected, so that tests need not wait. */
export interface Stopwatch {
  /** Milliseconds since anything. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Spaces the calls to a service out: a bucket of tokens each, `burst` deep and refilled `perSecond`. For Service Quotas
 * these are AWS's own figures; for the others AWS publishes none, and they are what scanners were found to live with.
 * Source: https://docs.aws.amazon.com/servicequotas/latest/userguide/reference_limits.html
 */
export function pace({ now, sleep }: Stopwatch): CallObserver {
  const buckets = new Map<ServiceName, { tokens: number; at: number }>();
  return {
    before: async ({ service }) => {
      const { perSecond, burst } = rates[service] ?? usualRate;
      const at = now();
      const bucket = buckets.get(service) ?? { tokens: burst, at };
      buckets.set(service, bucket);
      bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) - 1;
      bucket.at = at;
      // A negative count is the queue of those who wait already.
      if (bucket.tokens < 0) await sleep((-bucket.tokens / perSecond) * 1000);
    },
  };
}

const usualRate = { perSecond: 20, burst: 20 };

const rates: Readonly<Partial<Record<ServiceName, typeof usualRate>>> = {
  iam: { perSecond: 10, burst: 15 },
  'service-quotas': { perSecond: 10, burst: 10 },
};
