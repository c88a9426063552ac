import type { PrincipalEntry } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, type Truth, truthOf, YES } from '../truth.ts';
import { matchAwsPrincipal } from './match-aws-principal.ts';
import {
  type EntryMatch,
  faultyPrincipal,
  NOT_NAMED,
  type PrincipalUse,
} from './principal-match.ts';

/**
 * Whether one entry of a Principal element names the caller, and how. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(
  { type, id: { value } }: PrincipalEntry,
  question: Question,
  use: PrincipalUse,
): EntryMatch {
  const { caller } = question;
  switch (type) {
    case '*':
      return { reach: 'everyone', truth: bareStar(question, use) };
    case 'AWS':
      return value === '*'
        ? { reach: 'everyone', truth: awsStar(question, use) }
        : matchAwsPrincipal(value, question, use);
    case 'Service':
      if (value.includes('*'))
        return faultyPrincipal(value, question, use, caller.kind === 'service');
      return { reach: 'direct', truth: truthOf(caller.kind === 'service' && caller.id === value) };
    case 'Federated': {
      const isProvider = caller.kind === 'identity-provider' || caller.kind === 'service';
      return { reach: 'direct', truth: truthOf(isProvider && caller.id === value) };
    }
    case 'CanonicalUser':
      return matchCanonicalUser(question);
  }
}

/** In a trust policy AWS's pages differ on the bare form; everywhere else it is everybody, the anonymous included. */
function bareStar(question: Question, { effect, isTrust }: PrincipalUse): Truth {
  if (!isTrust || effect === 'Deny') return YES;
  noteUnclear(
    question,
    '"Principal": "*" in a trust policy: the Principal page lets everyone assume such a role, the policy checks call it unsupported',
  );
  return MAYBE;
}

/** Equivalent to the bare form for the anonymous; whether a trust policy opens a role to services by it is not said. */
function awsStar(question: Question, { effect, isTrust }: PrincipalUse): Truth {
  const { kind } = question.caller;
  const hasAccount = kind !== 'service' && kind !== 'identity-provider';
  if (!isTrust || effect === 'Deny' || hasAccount) return YES;
  noteUnclear(question, 'AWS does not say whether {"AWS": "*"} in a trust policy covers services');
  return MAYBE;
}

function matchCanonicalUser(question: Question): EntryMatch {
  const { kind } = question.caller;
  if (kind === 'service' || kind === 'identity-provider' || kind === 'anonymous') return NOT_NAMED;
  noteUnclear(question, 'a canonical user id does not tell which account it belongs to');
  return { reach: 'account', truth: MAYBE };
}
