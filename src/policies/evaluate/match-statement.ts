import type { CompiledStatement } from './compile.ts';
import { anyReach, type PrincipalMatch } from './match/compile-principals.ts';
import type { Question } from './question.ts';
import { noteUnclear } from './take-note.ts';
import { and, MAYBE, NO, type Truth, YES } from './truth.ts';

/** How certainly a statement covers a request, and how it names the caller where it names one. */
export interface Found {
  readonly truth: Truth;
  readonly match?: PrincipalMatch;
}

const MISSED: Found = { truth: NO };
const HIT: Found = { truth: YES };
const OPEN: Found = { truth: MAYBE };

/**
 * A statement covers a request when action, resource, principal and every condition do. What is not known is noted
 * only where the rest of the statement covers the request: nothing else hangs on it.
 */
export function matchStatement(statement: CompiledStatement, question: Question): Found {
  const noted = question.notes?.length ?? 0;
  let truth = matchElements(statement, question);
  let match: PrincipalMatch | undefined;
  if (truth !== NO && statement.principals) {
    match = statement.principals(question);
    truth = and(truth, anyReach(match));
  }
  if (truth !== NO) truth = and(truth, matchConditions(statement, question));
  if (truth !== NO && statement.faults.length > 0) truth = matchFaulty(statement, question);
  if (truth === NO) {
    if (question.notes) question.notes.length = noted;
    return MISSED;
  }
  if (match) return { truth, match };
  return truth === YES ? HIT : OPEN;
}

function matchElements({ actions, resources }: CompiledStatement, question: Question): Truth {
  const truth = actions(question);
  return truth === NO || !resources ? truth : and(truth, resources(question));
}

function matchConditions({ conditions }: CompiledStatement, question: Question): Truth {
  let truth: Truth = YES;
  for (const condition of conditions) {
    truth = and(truth, condition.holds(question));
    if (truth === NO) return NO;
  }
  return truth;
}

/** What AWS would not take grants nothing; whether it would still deny cannot be said. */
function matchFaulty({ denies, faults }: CompiledStatement, question: Question): Truth {
  if (!denies) return NO;
  for (const fault of faults) noteUnclear(question, fault);
  return MAYBE;
}
