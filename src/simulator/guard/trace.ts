import type { CallRecord } from '../../vocabulary/simulation.ts';

/** Where the guard writes what it saw. One trace a simulation; `stage` says on whose behalf the calls are made. */
export class Trace {
  stage = '';
  readonly records: CallRecord[] = [];
  readonly #listeners = new Set<(record: CallRecord) => void>();

  add(record: Omit<CallRecord, 'n' | 'stage'>): void {
    const numbered = { n: this.records.length + 1, stage: this.stage, ...record };
    this.records.push(numbered);
    for (const listener of this.#listeners) listener(numbered);
  }

  /** Calls `listener` for every record to come, until the returned function is called. */
  listen(listener: (record: CallRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
