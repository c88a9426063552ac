import type { Effect } from '../../document/policy.ts';
import type { Probe } from '../note.ts';
import type { Question } from '../question.ts';
import type { Truth } from '../truth.ts';
import type { Operator } from './operators.ts';

/** How and where a condition line compares. */
export interface LineUse {
  readonly operator: Operator;
  readonly effect: Effect;
  /** Whether `${…}` is replaced. */
  readonly variables: boolean;
}

/** The policy's side of a condition line, made ready: does one value of the request match any of its values? */
export interface ValueTest {
  /** The positive form; negated operators turn the answer round. */
  readonly matches: (value: string, question: Question) => Truth;
  /** Which values of the key could make a difference; asked only where the key is not known. */
  readonly probe: (question: Question) => Probe;
}

/** A value test, or why the policy's values cannot be compared by this operator. */
export type Prepared = ValueTest | string;
