/** Runs a piece of work when one of a limited number of slots is free; work must not ask for a slot itself. */
export type Slot = <T>(work: () => Promise<T>) => Promise<T>;

/** `count` slots, given out in the order of asking. */
export function slots(count: number): Slot {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
