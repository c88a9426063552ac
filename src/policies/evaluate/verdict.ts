import type { Layer } from '../../vocabulary/result.ts';
import { type Ballot, type OwnSide, talliesOf } from './ballot.ts';
import { refOf } from './compile.ts';
import type { Decision, StatementRef } from './decision.ts';
import { needsNoPermission } from './free-actions.ts';
import type { Mood } from './mood.ts';
import { type Reached, reachesOf } from './reaches.ts';
import type { Grant, Tally } from './tally.ts';

export type Verdict = Exclude<Decision, { readonly effect: 'undecided' }>;

/**
 * The decision when every statement that is not certain is taken for the caller (its Allows count, its Denies do not)
 * or against. Order of the layers:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function verdictOf(ballot: Ballot, mood: Mood): Verdict {
  if (needsNoPermission(ballot.question)) return allowed([]);
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

/**
 * The layer that limits, within one account, what the resource's policy allows. Of a statement that names everyone and
 * tests aws:PrincipalArn AWS says that boundary and session policy do not limit it; the test only narrows it, so they do
 * not limit one without the test either. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
function limitOf(side: OwnSide, { reach }: Reached, own: Own, mood: Mood): Layer | undefined {
  if (reach === 'direct' || reach === 'everyone') return undefined;
  if (reach === 'account') return own.refused;
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
