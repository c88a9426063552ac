import { foldCase, isAscii } from '../match/fold-case.ts';
import { type Glob, globMatches, globText, hasWildcard } from '../match/glob.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, type Truth, YES } from '../truth.ts';
import type { Operator } from './operators.ts';

/** Compares one value of the request with one of the policy's, variables already put in. */
export function compareString(
  glob: Glob,
  value: string,
  operator: Operator,
  question: Question,
): Truth {
  if (operator.ignoreCase) return compareIgnoringCase(glob, value, question);
  if (!globMatches(glob, value)) return NO;
  return hasWildcard(glob) ? whereWildcardMatches(value, question) : YES;
}

/** AWS does not say whether letters beyond ASCII have their case ignored too, nor by which rules. */
function compareIgnoringCase(glob: Glob, value: string, question: Question): Truth {
  const text = globText(glob);
  if (foldCase(text) === foldCase(value)) return YES;
  if (isAscii(text) && isAscii(value)) return NO;
  if (text.toLowerCase() !== value.toLowerCase() && text.toUpperCase() !== value.toUpperCase()) {
    return NO;
  }
  noteUnclear(question, 'AWS does not say how it ignores the case of letters beyond ASCII');
  return MAYBE;
}

/** AWS does not say whether a wildcard takes in a line break. */
export function whereWildcardMatches(value: string, question: Question): Truth {
  if (!value.includes('\n') && !value.includes('\r')) return YES;
  noteUnclear(question, 'AWS does not say whether a wildcard takes in a line break');
  return MAYBE;
}
