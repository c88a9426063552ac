import type { Effect, Element, Placed } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, not, type Truth, truthOf } from '../truth.ts';
import { foldCase } from './fold-case.ts';
import { globTest, STAR, wildcardGlob } from './glob.ts';

/** Whether an action element covers the question's action. */
export type ActionTest = (question: Question) => Truth;

/**
 * Prefix and name are compared without case; `*` and `?` are wildcards, anywhere and in policies of every type: in service
 * control policies, too, since they take the full policy language (the policy checks still tell of an older rule). Sources:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html,
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 */
export function compileActions(
  { items, not: negated }: Element<Placed>,
  effect: Effect,
): ActionTest {
  const exact = new Set<string>();
  const patterns: ((action: string) => boolean)[] = [];
  for (const { value } of items) {
    const folded = foldCase(value);
    if (!folded.includes('*') && !folded.includes('?')) exact.add(folded);
    else {
      const glob = wildcardGlob(folded);
      patterns.push(glob.every((unit) => unit === STAR) ? always : globTest(glob));
    }
  }
  const covers = ({ action }: Question): Truth =>
    truthOf(exact.has(action) || patterns.some((test) => test(action)));
  if (!negated) return covers;
  return items.length === 0 ? nothingExcepted(effect) : (question) => not(covers(question));
}

function always(): boolean {
  return true;
}

/** By logic a Not… without items covers all; the policy checks (empty array) say the statement does nothing. */
export function nothingExcepted(effect: Effect): (question: Question) => Truth {
  return (question) => {
    if (effect === 'Allow') return NO;
    noteUnclear(question, 'AWS’s pages differ on what a Not… element without items covers');
    return MAYBE;
  };
}
