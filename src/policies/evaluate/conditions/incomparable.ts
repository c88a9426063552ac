import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, type Truth } from '../truth.ts';
import type { LineUse } from './value-test.ts';

/**
 * What a comparison comes to when the request's value has another type than the operator; `what` says so. AWS does not
 * tell what the operator makes of it. But an Allow asks for a match, and a text that not even a lenient reader takes for
 * the type (`isNear` false) matches nothing: by a positive operator it cannot allow.
 */
export function incomparable(
  question: Question,
  { effect, operator }: LineUse,
  { what, isNear }: { readonly what: string; readonly isNear: boolean },
): Truth {
  if (effect === 'Allow' && !operator.negated && !isNear) return NO;
  noteUnclear(question, `${what}, and AWS does not say what the operator makes of it`);
  return MAYBE;
}
