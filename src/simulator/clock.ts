/** Simulated time: it passes only when somebody waits. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  /** Lets `ms` pass; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A clock that stands at `start` and jumps; `realMs` of each wait really pass, for backends that live in real time. */
export function simulatedClock(start: number, realMs = 0): Clock {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      now += ms;
      await (realMs > 0 ? pause(Math.min(ms, realMs), signal) : undefined);
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import('node:timers/promises');
  await setTimeout(ms, undefined, { signal });
}
