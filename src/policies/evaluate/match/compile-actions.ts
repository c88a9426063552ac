import type { Effect, Element, Placed } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, not, or, type Truth, YES } from '../truth.ts';
import { foldCase } from './fold-case.ts';
import { globTest, hasWildcard, STAR, wildcardGlob } from './glob.ts';

/** Whether an action element covers the question's action. */
export type ActionTest = (question: Question) => Truth;

/**
 * Prefix and name are compared without case; `*` and `?` are wildcards. `middle` says what a wildcard before the end
 * comes to in a service control policy. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function compileActions(
  { items, not: negated }: Element<Placed>,
  effect: Effect,
  middle: 'plain' | 'unclear',
): ActionTest {
  const exact = new Set<string>();
  const patterns: { readonly test: (action: string) => boolean; readonly unclear: boolean }[] = [];
  for (const { value } of items) {
    const folded = foldCase(value);
    if (!folded.includes('*') && !folded.includes('?')) exact.add(folded);
    else {
      const glob = wildcardGlob(folded);
      const last = glob.findLastIndex((unit) => unit < STAR);
      const unclear = middle === 'unclear' && hasWildcard(glob.slice(0, last + 1));
      patterns.push({
        test: glob.every((unit) => unit === STAR) ? always : globTest(glob),
        unclear,
      });
    }
  }
  const covers: ActionTest = (question) => {
    if (exact.has(question.action)) return YES;
    let truth: Truth = NO;
    for (const { test, unclear } of patterns) {
      if (!test(question.action)) continue;
      if (!unclear) return YES;
      noteUnclear(
        question,
        'AWS’s pages differ on wildcards before the end of an action in a service control policy: the policy checks forbid them, the Organizations page allows them',
      );
      truth = or(truth, MAYBE);
    }
    return truth;
  };
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
