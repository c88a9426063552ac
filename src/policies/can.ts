import { UserError } from '../vocabulary/errors.ts';
import type { Layer } from '../vocabulary/result.ts';
import { readCase } from './can/read-case.ts';
import { repeatedMember } from './can/repeated-member.ts';
import { untoldPolicy } from './can/untold-policy.ts';
import { decide } from './evaluate/decide.ts';
import type { Decision, StatementRef } from './evaluate/decision.ts';

/** A statement that decided: where it stands in the case, by JSON pointer. */
export interface CaseStatement {
  readonly layer: Layer;
  readonly pointer: string;
  readonly sid?: string;
}

/** The answer to one case, as it is printed: one line of JSON. */
export interface CaseAnswer {
  readonly id: string | number;
  readonly effect: Decision['effect'];
  readonly layer?: Layer;
  readonly by?: readonly CaseStatement[];
  /** Condition keys that the decision hangs on, as the policies write them. */
  readonly missing?: readonly string[];
  readonly reason?: string;
}

/**
 * Decides one case: `{id, policies{identity[],boundary,scp[][],rcp[][],session,resource,trust},
 * request{principal,action,resource,context{},complete?}}`. Throws UserError, with the place in the case, where the
 * case is none.
 */
export function decideCase(value: unknown): CaseAnswer {
  const { id, layers, request } = readCase(value);
  const decision = decide(layers, request);
  const untold = decision.effect === 'allowed' ? untoldPolicy(layers, request) : undefined;
  if (untold) return { id, effect: 'undecided', missing: [], reason: untold.why };
  switch (decision.effect) {
    case 'allowed':
      return { id, effect: 'allowed', by: decision.by.map((ref) => statementOf(ref)) };
    case 'denied':
      return {
        id,
        effect: 'denied',
        layer: decision.layer,
        by: decision.by.map((ref) => statementOf(ref)),
      };
    case 'not-granted':
      return { id, effect: 'not-granted', layer: decision.layer };
    case 'undecided': {
      const missing = [...new Set(decision.missing.map(({ key }) => key))];
      return { id, effect: 'undecided', missing, reason: decision.reason };
    }
  }
}

/** Decides a line of a file of cases. Throws UserError where the line is no JSON or no case. */
export function decideLine(line: string): CaseAnswer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UserError(
      `This line is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      'Write one case a line, as a JSON object.',
      { cause: error },
    );
  }
  const repeated = repeatedMember(line, value);
  if (repeated) {
    throw new UserError(
      `Column ${repeated.column}: "${repeated.name}" stands twice in one object, and JSON readers keep only one of them`,
      'Write each member of an object once.',
    );
  }
  return decideCase(value);
}

function statementOf({ layer, source, span, sid }: StatementRef): CaseStatement {
  return {
    layer,
    pointer: `${source.path}${span.pointer}`,
    ...(sid === undefined ? {} : { sid }),
  };
}
