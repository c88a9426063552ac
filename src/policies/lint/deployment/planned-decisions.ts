import type { CallRequest } from '../../authorise/call.ts';
import { decideRequest } from '../../authorise/decide-request.ts';
import { plannedRequests } from '../../authorise/planned-calls.ts';
import type { Decision } from '../../evaluate/decision.ts';
import type { PolicyLayers } from '../../evaluate/layers.ts';
import { globMatches, wildcardGlob } from '../../evaluate/match/glob.ts';
import type { Deployment } from '../context.ts';

/** A request of the planned deployment that policies refuse for certain. */
export interface Refusal {
  readonly request: CallRequest;
  readonly decision: Extract<Decision, { readonly effect: 'denied' | 'not-granted' }>;
}

/** The requests of the deployment by action; worked out once, since every set of documents is asked about them. */
export function requestsOf(deployment: Deployment): ReadonlyMap<string, readonly CallRequest[]> {
  const known = requests.get(deployment);
  if (known) return known;
  const found = plannedRequests(deployment.plan, deployment.view);
  requests.set(deployment, found);
  return found;
}

const requests = new WeakMap<Deployment, ReadonlyMap<string, readonly CallRequest[]>>();

/**
 * What of one action's requests is refused for certain. A name that this tool made up, since the product's is not
 * documented, shows nothing: the pattern that stands for all such names must be refused as well.
 */
export function refusalsOf(
  layers: PolicyLayers,
  ofAction: readonly CallRequest[],
): readonly Refusal[] {
  const decided = ofAction.map((request) => ({
    request,
    decision: decideRequest(layers, request),
  }));
  const open = decided
    .filter(({ request, decision }) => request.open && !isRefused(decision))
    .map(({ request }) => wildcardGlob(request.resource));
  return decided.flatMap(({ request, decision }) => {
    if (!isRefused(decision)) return [];
    const isMadeUp = !request.open && open.some((glob) => globMatches(glob, request.resource));
    return isMadeUp ? [] : [{ request, decision }];
  });
}

function isRefused(decision: Decision): decision is Refusal['decision'] {
  return decision.effect === 'denied' || decision.effect === 'not-granted';
}
