/** `VBA_FUZZ=100000` runs that many; `VBA_FUZZ_SEED` repeats a run. */
export const RUNS = Number(process.env['VBA_FUZZ'] ?? 2_000);
export const SEED = Number(process.env['VBA_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** Far above what any input takes, far below what a hang would. */
const LONGEST_MS = 10_000;

/** Times what is done for each input, so that a slow one is a failure; `tell` prints what a run came to. */
export class Stopwatch {
  #slowest = 0;
  #count = 0;

  time<T>(work: () => T): T {
    const start = performance.now();
    const result = work();
    const took = performance.now() - start;
    this.#count += 1;
    this.#slowest = Math.max(this.#slowest, took);
    if (took > LONGEST_MS) throw new Error(`One input took ${took.toFixed(0)} ms.`);
    return result;
  }

  /** On standard output, so that the seed is known of every run, not of those alone that fail. */
  tell(what: string): void {
    process.stdout.write(
      `fuzz: ${this.#count} ${what}, seed ${SEED}, slowest ${this.#slowest.toFixed(1)} ms\n`,
    );
  }
}
