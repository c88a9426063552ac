import { holdBallot } from './ballot.ts';
import { settle, settleRefusal } from './completions/settle.ts';
import type { AuthorisationRequest, Decision } from './decision.ts';
import type { PolicyLayers } from './layers.ts';
import { verdictOf } from './verdict.ts';

/**
 * Decides a request as AWS does, or says on what the decision hangs. Pure: no clock, no file, no network. Policies are
 * made ready once per object, so hand in the same objects for many requests.
 *
 * A layer that is not given does not limit, with two exceptions: across accounts the resource's own policy must allow,
 * and a federated user without session policy holds no permissions. The order of the layers and every rule of matching
 * are AWS's; each carries its page where it is written down. Start:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(layers: PolicyLayers, request: AuthorisationRequest): Decision {
  const ballot = holdBallot(layers, request);
  // Decided for certain where even the worst reading of what is not known allows, or even the best does not.
  const strict = verdictOf(ballot, 'strict');
  if (strict.effect === 'allowed') return strict;
  const hopeful = verdictOf(ballot, 'hopeful');
  if (hopeful.effect === 'allowed') return settle(layers, request);
  return strict.effect === hopeful.effect ? hopeful : settleRefusal(layers, request, hopeful);
}
