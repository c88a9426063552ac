import type { Effect } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, type Truth } from '../truth.ts';

/**
 * How an Allow names the caller decides which of the caller's own policies still limit it, in the same account:
 * `account` delegates (identity policies must allow too), `role` is limited by boundary and session policy,
 * `everyone` needs no other permission, `direct` (user, session, service) is limited by nothing. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Reach = 'account' | 'role' | 'everyone' | 'direct';

/** How certainly one entry of a Principal element names the caller, and in which way. */
export interface EntryMatch {
  readonly reach: Reach;
  readonly truth: Truth;
}

/** Where the entry stands. */
export interface PrincipalUse {
  readonly effect: Effect;
  readonly isTrust: boolean;
}

export const NOT_NAMED: EntryMatch = { reach: 'account', truth: NO };

/** A wildcard within a principal, or no ARN: AWS does not take it, so it grants nothing; a Deny by it stays open. */
export function faultyPrincipal(
  value: string,
  question: Question,
  { effect }: PrincipalUse,
  near: boolean,
): EntryMatch {
  if (effect === 'Allow' || !near) return NOT_NAMED;
  noteUnclear(question, `"${value}" is no valid principal`);
  return { reach: 'account', truth: MAYBE };
}
