import type { FilePlace } from '../../../vocabulary/result.ts';

/** A finding that is accepted: it is told as such, and weighs nothing. */
export interface BaselineEntry {
  /** As `Fingerprints` makes it: the same from whatever directory `lint` is called. */
  readonly fingerprint: string;
  /** `lint/unknown-action`. */
  readonly code: string;
  /** From the directory of the baseline on, with `/`. */
  readonly path: string;
  /** What was found when it was accepted, for who reads the file. */
  readonly message: string;
  /** Why it is accepted; a person writes it. */
  readonly reason?: string;
  /** Last day on which it is: `2026-12-31`, UTC. */
  readonly until?: string;
}

/** A file of accepted findings. */
export interface Baseline {
  /** Where it is. */
  readonly file: string;
  /** As reports name it. */
  readonly path: string;
  readonly entries: readonly PlacedEntry[];
}

/** An entry with its place in the file. */
export interface PlacedEntry extends BaselineEntry {
  readonly place: FilePlace;
}
