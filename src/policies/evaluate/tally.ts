import type { Policy } from '../document/policy.ts';
import { type CompiledStatement, compilePolicy, type Grammar } from './compile.ts';
import { matchStatement } from './match-statement.ts';
import type { PrincipalMatch } from './match/compile-principals.ts';
import type { Note } from './note.ts';
import type { Question } from './question.ts';
import { NO, YES } from './truth.ts';

/** An explicit Deny that covers the request, or may. */
export interface Refusal {
  readonly by: CompiledStatement;
  readonly certain: boolean;
  /** What keeps it from being certain, where that is asked for. */
  readonly notes: readonly Note[];
}

/** An Allow that covers the request, or may; `match` says how it names the caller, where it names one. */
export interface Grant extends Refusal {
  readonly match: PrincipalMatch | undefined;
}

/** What a set of policies of one layer says of a request. */
export interface Tally {
  readonly grants: readonly Grant[];
  readonly refusals: readonly Refusal[];
}

export const NOTHING: Tally = { grants: [], refusals: [] };

const NO_NOTES: readonly Note[] = [];

/** Asks every statement of the policies; their order makes no difference. */
export function tally(policies: readonly Policy[], grammar: Grammar, question: Question): Tally {
  const grants: Grant[] = [];
  const refusals: Refusal[] = [];
  for (const policy of policies) {
    for (const by of compilePolicy(policy, grammar)) {
      const { truth, match } = matchStatement(by, question);
      if (truth === NO) continue;
      const certain = truth === YES;
      const notes = question.notes?.splice(0) ?? NO_NOTES;
      if (by.denies) refusals.push({ by, certain, notes });
      else grants.push({ by, certain, notes, match });
    }
  }
  return { grants, refusals };
}
