import type { Clock } from './clock.ts';

/** How often to look, and for how long, in milliseconds of simulated time. */
export interface Patience {
  readonly every: number;
  readonly limit: number;
}

/**
 * Looks until `look` gives something, letting simulated time pass in between; undefined when patience is over.
 * Errors of `look` end the wait.
 */
export async function waitFor<T>(
  clock: Clock,
  patience: Patience,
  signal: AbortSignal,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = clock.now() + patience.limit;
  for (;;) {
    signal.throwIfAborted();
    const seen = await look();
    if (seen !== undefined) return seen;
    if (clock.now() >= deadline) return undefined;
    await clock.sleep(patience.every, signal);
  }
}

/** True when the error is one of AWS's with that code. */
export function isAwsError(error: unknown, ...codes: readonly string[]): error is Error {
  return error instanceof Error && codes.includes(error.name);
}
