import { decide } from '../evaluate/decide.ts';
import type { Decision, StatementRef } from '../evaluate/decision.ts';
import type { PolicyLayers } from '../evaluate/layers.ts';
import { type Glob, globMatches, hasWildcard } from '../evaluate/match/glob.ts';
import type { CallRequest, OpenResource } from './call.ts';
import { namedResources } from './open/named-resources.ts';
import { tellingResources } from './open/telling-resources.ts';

/** Stands in `missing` of a decision that hangs on which resource it is: the policy element that asks for it. */
export const resourceElement = 'Resource';

/**
 * Decides a request of a call. Where it is not known which resource the request is about, every resource that a policy
 * could tell from the others is tried: an Allow must cover them all to be certain, and a Deny of one leaves it undecided.
 */
export function decideRequest(layers: PolicyLayers, request: CallRequest): Decision {
  const { open, ...concrete } = request;
  if (!open) return decide(layers, concrete);
  const named = namedResources(layers, concrete);
  const telling = tellingResources(
    { pattern: request.resource, deep: open.deep === true },
    named.globs,
  );
  const inFull = open.fresh ? named.globs.filter((glob) => namesInFull(glob)) : [];
  const tried = telling.values
    .filter((value) => !inFull.some((glob) => globMatches(glob, value)))
    .map((resource) => ({ resource, decision: decide(layers, { ...concrete, resource }) }));
  return weigh(tried, telling.complete && named.complete, open);
}

/** Whether a pattern spells the id of a resource out: what it names exists already. */
function namesInFull(glob: Glob): boolean {
  return !hasWildcard(glob.slice(glob.lastIndexOf(SLASH) + 1));
}

const SLASH = 47;

interface Tried {
  readonly resource: string;
  readonly decision: Decision;
}

type Effect = Decision['effect'];

function weigh(tried: readonly Tried[], complete: boolean, open: OpenResource): Decision {
  const allowed = tried.find(has('allowed'));
  const refused = tried.find(has('not-granted')) ?? tried.find(has('denied'));
  const undecided = tried.find(has('undecided'));
  if (allowed && refused) return hangs(allowed, refused, open);
  if (undecided) return undecided.decision;
  const only = refused ?? allowed;
  if (only && complete) return only.decision;
  return {
    effect: 'undecided',
    missing: [],
    reason: `${capital(open.why)}, and the policies name too many resources to try.`,
  };
}

function has(effect: Effect): (tried: Tried) => boolean {
  return ({ decision }) => decision.effect === effect;
}

function hangs(allowed: Tried, refused: Tried, { why }: OpenResource): Decision {
  const [statement] = [...statementsOf(refused.decision), ...statementsOf(allowed.decision)];
  return {
    effect: 'undecided',
    missing: statement ? [{ key: resourceElement, statement, why }] : [],
    reason: `${capital(why)}: it would be allowed on ${allowed.resource}, and not on ${refused.resource}.`,
  };
}

function statementsOf(decision: Decision): readonly StatementRef[] {
  return decision.effect === 'allowed' || decision.effect === 'denied' ? decision.by : [];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
