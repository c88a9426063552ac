import { authorise } from '../../policies/authorise/authorise.ts';
import type { AccountView } from '../../policies/authorise/call.ts';
import { decideRequest } from '../../policies/authorise/decide-request.ts';
import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import type { PolicyLayers } from '../../policies/evaluate/layers.ts';
import type { ClientCall } from '../../vocabulary/connection.ts';
import { DeniedCall, UndecidedCall, UnmodelledCall } from './refusal.ts';

/**
 * Decides every request that AWS evaluates for a call and returns the actions that were decided, in order.
 * Throws DeniedCall or UndecidedCall at the first that is not allowed, as AWS stops there; a plain denial is looked for
 * first, since it is certain whatever the unknown keys hold.
 */
export function authoriseCall(
  call: ClientCall,
  view: AccountView,
  layers: PolicyLayers,
): readonly string[] {
  const requests = authorise(call, view);
  if (requests === undefined) throw new UnmodelledCall(call);
  let undecided: UndecidedCall | undefined;
  for (const request of requests) {
    const decision = decideRequest(layers, request);
    if (decision.effect === 'denied' || decision.effect === 'not-granted') {
      throw new DeniedCall(call, request, decision);
    }
    if (decision.effect === 'undecided') undecided ??= new UndecidedCall(call, request, decision);
  }
  if (undecided) throw undecided;
  return distinctActions(requests);
}

/** The IAM actions a call is made of; empty where the table does not know it or AWS asks for none. */
export function actionsOf(call: ClientCall, view: AccountView): readonly string[] {
  return distinctActions(authorise(call, view) ?? []);
}

function distinctActions(requests: readonly AuthorisationRequest[]): readonly string[] {
  return [...new Set(requests.map((request) => request.action))];
}
