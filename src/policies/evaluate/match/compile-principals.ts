import type { Effect, Element, PrincipalEntry } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, NO, or, type Truth, YES } from '../truth.ts';
import { nothingExcepted } from './compile-actions.ts';
import { matchPrincipal } from './match-principal.ts';
import type { PrincipalUse, Reach } from './principal-match.ts';

/** How certainly a Principal element names the caller, by the way in which it does. */
export type PrincipalMatch = Readonly<Record<Reach, Truth>>;

export type PrincipalTest = (question: Question) => PrincipalMatch;

const NOBODY: PrincipalMatch = { account: NO, role: NO, everyone: NO, direct: NO };

export function compilePrincipals(
  element: Element<PrincipalEntry>,
  effect: Effect,
  isTrust: boolean,
): PrincipalTest {
  if (element.not) return compileNotPrincipal(element, effect);
  const use: PrincipalUse = { effect, isTrust };
  return (question) => {
    let match = NOBODY;
    for (const entry of element.items) {
      const { reach, truth } = matchPrincipal(entry, question, use);
      if (truth !== NO) match = { ...match, [reach]: or(match[reach], truth) };
    }
    return match;
  };
}

/** How certainly the element names the caller at all. */
export function anyReach({ account, role, everyone, direct }: PrincipalMatch): Truth {
  return or(or(account, role), or(everyone, direct));
}

/**
 * With Deny, a caller is exempt only where all it consists of is named: its account, for a session its role, and
 * itself. Naming the account alone exempts none of its users and sessions (the page names it beside the one user that is
 * not denied); where only the account or the role is missing, AWS says that the caller "might" be denied. Callers with a
 * permissions boundary are always denied. With Allow, whoever is named in any way is left out. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function compileNotPrincipal({ items }: Element<PrincipalEntry>, effect: Effect): PrincipalTest {
  if (items.length === 0) {
    const excepted = nothingExcepted(effect);
    return (question) => ({ ...NOBODY, everyone: excepted(question) });
  }
  return (question) => {
    const named = namedParts(items, question);
    if (effect === 'Allow') return { ...NOBODY, everyone: named === 'none' ? YES : NO };
    const isBounded = question.bounded && question.caller.account !== undefined;
    if (named === 'none' || named === 'account' || isBounded) return { ...NOBODY, everyone: YES };
    if (named === 'all') return NOBODY;
    noteUnclear(
      question,
      'NotPrincipal names the caller only in part (account, role and session must all be named), and AWS leaves open whether it is then denied',
    );
    return { ...NOBODY, everyone: MAYBE };
  };
}

function namedParts(
  items: readonly PrincipalEntry[],
  question: Question,
): 'none' | 'account' | 'some' | 'all' {
  const use: PrincipalUse = { effect: 'Deny', isTrust: false };
  const matches = items
    .map((entry) => matchPrincipal(entry, question, use))
    .filter(({ truth }) => truth !== NO);
  if (matches.length === 0) return 'none';
  const certain = (reach: Reach): boolean =>
    matches.some((match) => match.reach === reach && match.truth === YES);
  if (certain('everyone')) return 'all';
  if (matches.every(({ reach, truth }) => reach === 'account' && truth === YES)) return 'account';
  const { kind } = question.caller;
  // A role without its session is never named in full; a user or session names itself directly.
  const whole = certain('direct') && (kind !== 'session' || certain('role'));
  const needsAccount = kind !== 'root' && kind !== 'service' && kind !== 'identity-provider';
  return whole && (!needsAccount || certain('account')) ? 'all' : 'some';
}
