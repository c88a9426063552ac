import { type Caller, callerOf } from './caller.ts';
import type { AuthorisationRequest } from './decision.ts';
import { derivedKey } from './derived-keys.ts';
import { foldCase } from './match/fold-case.ts';
import type { Note } from './note.ts';

/** A request while it is decided: its values looked up once, and what turned out not to be known. */
export interface Question {
  readonly request: AuthorisationRequest;
  readonly caller: Caller;
  /** The action in lower case. */
  readonly action: string;
  /** True where a permissions boundary bears on the caller. */
  readonly bounded: boolean;
  /** Values tried for keys that are not known: null is absent. */
  readonly assumed?: ReadonlyMap<string, readonly string[] | null>;
  /** Filled only where somebody wants to know why: the first, fast pass has none. */
  readonly notes?: Note[];
}

export function questionOf(request: AuthorisationRequest, bounded: boolean): Question {
  return {
    request,
    caller: callerOf(request.principal),
    action: foldCase(request.action),
    bounded,
  };
}

/** Values of a condition key (lower case): null where AWS has none, undefined where nobody knows. */
export function valuesOf(question: Question, key: string): readonly string[] | null | undefined {
  const assumed = question.assumed?.get(key);
  if (assumed !== undefined) return assumed;
  const { request } = question;
  const given = request.context.get(key);
  if (given !== undefined) return given;
  if (request.absent?.has(key)) return null;
  const derived = derivedKey(question, key);
  if (derived !== undefined) return derived;
  return request.complete ? null : undefined;
}
