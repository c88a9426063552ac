import type { Layer } from '../../vocabulary/result.ts';
import { isServiceLinked, rcpTallies, scpTallies } from './control-policies.ts';
import type { AuthorisationRequest } from './decision.ts';
import type { PolicyLayers } from './layers.ts';
import { parseArn } from './match/arn.ts';
import { type Question, questionOf } from './question.ts';
import { ownerOf } from './resource-owner.ts';
import { NOTHING, type Tally, tally } from './tally.ts';

/** What the caller's own policies say. */
export interface OwnSide {
  /** False for services, identity providers and the anonymous: they have no policies of their own. */
  readonly exists: boolean;
  readonly identity: Tally;
  readonly boundary?: Tally;
  readonly session?: Tally;
  /** An account's root user needs no identity policy; where some are given for it they count. */
  readonly needsIdentity: boolean;
}

/** What the policy on the resource says: bucket policy, key policy, trust policy, … */
export interface ResourceSide {
  readonly layer: 'resource' | 'trust';
  readonly tally?: Tally;
  /** A policy that must itself allow, whatever identity policies say: trust policies and KMS key policies. */
  readonly selfGoverning: boolean;
}

/** What every layer that bears on a request says of it. */
export interface Ballot {
  readonly question: Question;
  readonly own: OwnSide;
  readonly onResource: ResourceSide;
  /** One a level; empty where none bears on the caller or the resource. */
  readonly scp: readonly Tally[];
  readonly rcp: readonly Tally[];
  /** Whether caller and resource belong to one account; false also where the caller has none. */
  readonly sameAccount: boolean;
}

/** Asks all layers. `assumed` and `notes` go to the question as they are. */
export function holdBallot(
  layers: PolicyLayers,
  request: AuthorisationRequest,
  options: Pick<Question, 'assumed' | 'notes'> = {},
): Ballot {
  const question: Question = {
    ...questionOf(request, layers.boundary !== undefined),
    ...options,
  };
  const { account } = question.caller;
  const own = askOwnSide(layers, question);
  const linked = isServiceLinked(question);
  return {
    question,
    own,
    onResource: askResourceSide(layers, question),
    scp: own.exists && !linked ? scpTallies(layers, question) : [],
    rcp: linked ? [] : rcpTallies(layers, question),
    // A resource of which nobody tells the owner is taken for the caller's own.
    sameAccount: account !== undefined && (ownerOf(request) ?? account) === account,
  };
}

/** All tallies with the layer they stand for, in the order in which AWS looks for a Deny. */
export function talliesOf(ballot: Ballot): readonly (readonly [Layer, Tally])[] {
  const { onResource, own } = ballot;
  return [
    ...ballot.rcp.map((level): readonly [Layer, Tally] => ['rcp', level]),
    ...ballot.scp.map((level): readonly [Layer, Tally] => ['scp', level]),
    ...(onResource.tally ? [[onResource.layer, onResource.tally] as const] : []),
    ['identity', own.identity],
    ...(own.boundary ? [['boundary', own.boundary] as const] : []),
    ...(own.session ? [['session', own.session] as const] : []),
  ];
}

function askOwnSide(layers: PolicyLayers, question: Question): OwnSide {
  const { kind, account } = question.caller;
  if (account === undefined || kind === 'identity-provider') {
    return { exists: false, identity: NOTHING, needsIdentity: false };
  }
  // A federated user session without a session policy has no permissions of its own:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
  const session = layers.session ?? (kind === 'federated-user' ? [] : undefined);
  return {
    exists: true,
    identity: tally(layers.identity, 'identity', question),
    ...(layers.boundary ? { boundary: tally([layers.boundary], 'identity', question) } : {}),
    ...(session ? { session: tally(session, 'identity', question) } : {}),
    needsIdentity: kind !== 'root' || layers.identity.length > 0,
  };
}

function askResourceSide(layers: PolicyLayers, question: Question): ResourceSide {
  const { trust, resource } = layers;
  const { action } = question;
  // A role's only resource policy is its trust policy, by whichever name it is handed in. What is assumed is a role,
  // also where the request names none.
  const isAssumption =
    action.startsWith('sts:assumerole') ||
    (action.startsWith('sts:') && isRole(question.request.resource));
  const layer = isAssumption ? 'trust' : 'resource';
  const policies = (isAssumption ? [trust, resource] : [resource]).filter(
    (policy) => policy !== undefined,
  );
  if (policies.length === 0) return { layer, selfGoverning: false };
  return {
    layer,
    tally: tally(policies, layer, question),
    selfGoverning: isAssumption || action.startsWith('kms:'),
  };
}

function isRole(resource: string): boolean {
  const arn = parseArn(resource);
  return arn?.service === 'iam' && arn.resource.startsWith('role/');
}
