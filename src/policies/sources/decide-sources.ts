import type { Layer } from '../../vocabulary/result.ts';
import type { Policy } from '../document/policy.ts';
import { decide } from '../evaluate/decide.ts';
import type { AuthorisationRequest, Decision } from '../evaluate/decision.ts';
import type { PolicyLayers } from '../evaluate/layers.ts';
import { type Mood, policyOf } from './readings/reading.ts';
import type { Gap, SourceDocument } from './source.ts';

/** The documents that bear on a request, layer by layer, as {@link PolicyLayers} has policies. */
export interface SourceLayers {
  readonly identity: readonly SourceDocument[];
  readonly boundary?: SourceDocument;
  readonly scp?: readonly (readonly SourceDocument[])[];
  readonly rcp?: readonly (readonly SourceDocument[])[];
  readonly session?: readonly SourceDocument[];
  readonly resource?: SourceDocument;
  readonly trust?: SourceDocument;
}

/** A gap that the decision hangs on. */
export interface OpenGap {
  readonly document: SourceDocument;
  readonly gap: Gap;
}

export interface SourceDecision {
  readonly decision: Decision;
  /** Parts of the files that are not known and could turn the decision; the decision is then undecided. */
  readonly open: readonly OpenGap[];
}

/**
 * Decides a request by documents that may have gaps. Taken for the caller and against, the gaps give two readings
 * between which the real policies lie; where both come to the same that is the decision, else it is undecided.
 */
export function decideSources(layers: SourceLayers, request: AuthorisationRequest): SourceDecision {
  const gaps = gapsOf(layers);
  const strict = decide(
    readLayers(layers, () => 'strict'),
    request,
  );
  if (gaps.length === 0 || strict.effect === 'allowed') return { decision: strict, open: [] };
  const hopeful = decide(
    readLayers(layers, () => 'hopeful'),
    request,
  );
  // What is refused in the best case is refused for certain.
  if (hopeful.effect === 'denied' || hopeful.effect === 'not-granted') {
    return { decision: hopeful, open: [] };
  }
  const told = hopeful.effect === 'undecided' ? hopeful : strict;
  const decision: Decision = {
    effect: 'undecided',
    missing: told.effect === 'undecided' ? told.missing : [],
    reason: told.effect === 'undecided' ? told.reason : '',
  };
  // Undecided either way: then it is for want of context, not of what the files leave open.
  const open = strict.effect === hopeful.effect ? [] : decisive(layers, request, gaps, hopeful);
  return { decision, open };
}

/** More gaps than this are not tried one by one; all are named. */
const MOST_TRIED = 200;

/**
 * The gaps that turn the decision: each of which alone, taken against the caller, does; where none does alone, as few
 * as together do.
 */
function decisive(
  layers: SourceLayers,
  request: AuthorisationRequest,
  gaps: readonly OpenGap[],
  hopeful: Decision,
): readonly OpenGap[] {
  if (gaps.length > MOST_TRIED) return gaps;
  const turns = (against: ReadonlySet<Gap>): boolean => {
    const moodOf = (gap: Gap): Mood => (against.has(gap) ? 'strict' : 'hopeful');
    return decide(readLayers(layers, moodOf), request).effect !== hopeful.effect;
  };
  const alone = gaps.filter(({ gap }) => turns(new Set([gap])));
  if (alone.length > 0) return alone;
  const against = new Set(gaps.map(({ gap }) => gap));
  for (const { gap } of gaps) {
    against.delete(gap);
    if (!turns(against)) against.add(gap);
  }
  return gaps.filter(({ gap }) => against.has(gap));
}

/** All gaps of the documents that bear on a request. */
export function gapsOf(layers: SourceLayers): readonly OpenGap[] {
  const { identity, boundary, scp = [], rcp = [], session = [], resource, trust } = layers;
  const documents = [
    ...identity,
    ...session,
    ...scp.flat(),
    ...rcp.flat(),
    ...[boundary, resource, trust].filter((document) => document !== undefined),
  ];
  return documents.flatMap((document) =>
    [...document.gaps.values()].map((gap): OpenGap => ({ document, gap })),
  );
}

/** The policy in which everything that is not known is taken for the caller: what this refuses is refused for certain. */
export function hopefulPolicy(document: SourceDocument, layer: Layer): Policy {
  return policyOf(document, layer, () => 'hopeful') ?? unreadable(document);
}

function readLayers(layers: SourceLayers, moodOf: (gap: Gap) => Mood): PolicyLayers {
  const { identity, boundary, scp, rcp, session, resource, trust } = layers;
  const one = (document: SourceDocument, layer: Layer): Policy =>
    policyOf(document, layer, moodOf) ?? unreadable(document);
  const all = (documents: readonly SourceDocument[], layer: Layer): readonly Policy[] =>
    documents.map((document) => one(document, layer));
  return {
    identity: all(identity, 'identity'),
    ...(boundary ? { boundary: one(boundary, 'boundary') } : {}),
    ...(scp ? { scp: scp.map((level) => all(level, 'scp')) } : {}),
    ...(rcp ? { rcp: rcp.map((level) => all(level, 'rcp')) } : {}),
    ...(session ? { session: all(session, 'session') } : {}),
    ...(resource ? { resource: one(resource, 'resource') } : {}),
    ...(trust ? { trust: one(trust, 'trust') } : {}),
  };
}

function unreadable({ name }: SourceDocument): never {
  throw new TypeError(`The policy ${name} cannot be read, so nothing can be decided by it.`);
}
