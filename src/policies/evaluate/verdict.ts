import type { Layer } from '../../vocabulary/result.ts';
import { type Ballot, type OwnSide, type ResourceSide, talliesOf } from './ballot.ts';
import { type CompiledStatement, refOf } from './compile.ts';
import type { Decision, StatementRef } from './decision.ts';
import type { Reach } from './match/principal-match.ts';
import type { Grant, Tally } from './tally.ts';
import { NO, YES } from './truth.ts';

/** How what is not known is taken: for the caller, or against. */
export type Mood = 'hopeful' | 'strict';

export type Verdict = Exclude<Decision, { readonly effect: 'undecided' }>;

/**
 * The decision when every statement that is not certain is taken for the caller (its Allows count, its Denies do not)
 * or against. Order of the layers:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function verdictOf(ballot: Ballot, mood: Mood): Verdict {
  const denied = findDeny(ballot, mood);
  if (denied) return denied;
  if (ballot.scp.some((level) => !grants(level, mood))) {
    return { effect: 'not-granted', layer: 'scp' };
  }
  return weighGrants(ballot, mood);
}

/** An explicit Deny in any policy is final. */
function findDeny(ballot: Ballot, mood: Mood): Verdict | undefined {
  for (const [layer, { refusals }] of talliesOf(ballot)) {
    const by = refusals.filter(({ certain }) => certain || mood === 'strict');
    if (by.length > 0) {
      return { effect: 'denied', layer, by: by.map((refusal) => refOf(refusal.by, layer)) };
    }
  }
  return undefined;
}

function weighGrants(ballot: Ballot, mood: Mood): Verdict {
  const reached = reachesOf(ballot.onResource, mood);
  const [strongest] = reached;
  if (!ballot.own.exists) return acceptedBy(ballot, strongest);
  const own = weighOwnPolicies(ballot.own, mood);
  if (ballot.sameAccount) return weighWithin(ballot, own, reached, mood);
  return own.refused ? notGranted(own.refused) : acceptedBy(ballot, strongest, own.by);
}

/**
 * Across accounts both sides must allow: the caller's identity policies, judged before, and the resource's policy.
 * For a caller without policies of its own the latter decides alone. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function acceptedBy(
  { onResource }: Ballot,
  resource: Reached | undefined,
  own: readonly StatementRef[] = [],
): Verdict {
  if (!resource) return notGranted(onResource.layer);
  return allowed([...own, refOf(resource.by, onResource.layer)]);
}

/**
 * Within one account either side may allow, but for policies that must allow themselves. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
function weighWithin(
  { own: side, onResource }: Ballot,
  own: Own,
  reached: readonly Reached[],
  mood: Mood,
): Verdict {
  const free = reached.find((one) => !limitOf(side, one, own, mood));
  if (free) return allowed([...own.by, refOf(free.by, onResource.layer)]);
  if (!own.refused && !onResource.selfGoverning) return allowed(own.by);
  const [strongest] = reached;
  const limit = strongest && limitOf(side, strongest, own, mood);
  return notGranted(
    limit ?? (onResource.selfGoverning ? onResource.layer : (own.refused ?? 'identity')),
  );
}

interface Own {
  readonly refused?: Layer;
  readonly by: readonly StatementRef[];
}

/** The caller's own policies: identity policies allow, boundary and session policy limit them. */
function weighOwnPolicies(
  { identity, boundary, session, needsIdentity }: OwnSide,
  mood: Mood,
): Own {
  const granting = grantsOf(identity, mood);
  if (needsIdentity && granting.length === 0) return { refused: 'identity', by: [] };
  if (boundary && !grants(boundary, mood)) return { refused: 'boundary', by: [] };
  if (session && !grants(session, mood)) return { refused: 'session', by: [] };
  return { by: granting.map((grant) => refOf(grant.by, 'identity')) };
}

interface Reached {
  readonly reach: Reach;
  readonly by: CompiledStatement;
}

const STRONGEST_FIRST: readonly Reach[] = ['direct', 'everyone', 'role', 'account'];

/** The Allows of the resource's policy that cover the caller, the most direct first. */
function reachesOf({ tally }: ResourceSide, mood: Mood): readonly Reached[] {
  if (!tally || tally.grants.length === 0) return UNREACHED;
  return STRONGEST_FIRST.flatMap((reach) =>
    tally.grants
      .filter((grant) => names(grant, reach, mood))
      .map(({ by }): Reached => ({ reach, by })),
  );
}

const UNREACHED: readonly Reached[] = [];

function names({ certain, match }: Grant, reach: Reach, mood: Mood): boolean {
  const truth = match?.[reach] ?? NO;
  return mood === 'hopeful' ? truth !== NO : certain && truth === YES;
}

/**
 * The layer that limits, within one account, what the resource's policy allows. Naming everyone needs no other
 * permission; that boundary and session policy do not limit it AWS says only of statements that test aws:PrincipalArn:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
function limitOf(side: OwnSide, { reach, by }: Reached, own: Own, mood: Mood): Layer | undefined {
  if (reach === 'direct') return undefined;
  if (reach === 'account') return own.refused;
  if (reach === 'everyone') {
    const testsArn = by.conditions.some(({ key }) => key === 'aws:principalarn');
    if (testsArn || mood === 'hopeful') return undefined;
  }
  const { boundary, session } = side;
  if (boundary && !grants(boundary, mood)) return 'boundary';
  return session && !grants(session, mood) ? 'session' : undefined;
}

function grantsOf({ grants: all }: Tally, mood: Mood): readonly Grant[] {
  return mood === 'hopeful' ? all : all.filter(({ certain }) => certain);
}

function grants(tally: Tally, mood: Mood): boolean {
  return grantsOf(tally, mood).length > 0;
}

function allowed(by: readonly StatementRef[]): Verdict {
  return { effect: 'allowed', by };
}

function notGranted(layer: Layer): Verdict {
  return { effect: 'not-granted', layer };
}
