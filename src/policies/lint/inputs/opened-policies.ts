import type { Problem } from '../../document/policy.ts';
import type { PlacedNotChecked } from '../../sources/source.ts';
import type { LintDocument } from '../document/lint-document.ts';

/** The documents of a text. */
export interface OpenedPolicies {
  readonly documents: readonly LintDocument[];
  /** Parts that the text does not tell. */
  readonly notChecked: readonly PlacedNotChecked[];
  /** Why there is no document. */
  readonly fault?: Fault;
}

export interface Fault extends Problem {
  /** False where the text is well formed, and something else than policies. */
  readonly isBroken: boolean;
}
