import type { Policy } from '../../document/policy.ts';
import type { PolicyLayers } from '../../evaluate/layers.ts';
import type { Deployment } from '../context.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import type { Word } from '../document/value.ts';
import { itemCovering } from '../patterns/covers-action.ts';
import { hasUntoldPart } from '../statements/untold.ts';
import { asksWhoCalls } from '../statements/who-calls.ts';
import { anything } from './anything.ts';
import { refusalsOf, requestsOf } from './planned-decisions.ts';

/** Actions of the deployment that one word of a statement denies. */
export interface Denial {
  readonly document: LintDocument;
  readonly statement: LintStatement;
  /** The item that covers them, or the word NotAction. */
  readonly at: Word;
  readonly actions: readonly string[];
}

/** What a layer of policies refuses of the deployment. */
export interface Blocked {
  readonly denials: readonly Denial[];
  /** Actions that the layer would have to allow, and does not. */
  readonly notAllowed: readonly string[];
}

/** What documents of a limiting layer refuse for certain of a deployment by an identity that else may do everything. */
export function blockedCalls(
  documents: readonly LintDocument[],
  layer: 'scp' | 'boundary',
  deployment: Deployment,
): Blocked {
  const last = cached.get(deployment)?.get(layer);
  if (last && isSame(last.documents, documents)) return last.blocked;
  const blocked = workOut(documents, layer, deployment);
  const byLayer = cached.get(deployment) ?? new Map<string, Cached>();
  cached.set(deployment, byLayer.set(layer, { documents, blocked }));
  return blocked;
}

interface Cached {
  readonly documents: readonly LintDocument[];
  readonly blocked: Blocked;
}

/** The policies of an organization are in the set of every identity, and need be asked once. */
const cached = new WeakMap<Deployment, Map<string, Cached>>();

function isSame(one: readonly LintDocument[], other: readonly LintDocument[]): boolean {
  return one.length === other.length && one.every((document, index) => document === other[index]);
}

function workOut(
  documents: readonly LintDocument[],
  layer: 'scp' | 'boundary',
  deployment: Deployment,
): Blocked {
  const read = documents.filter(({ policy }) => policy !== undefined);
  const layers = layersOf(
    read.flatMap(({ policy }) => policy ?? []),
    layer,
  );
  if (!layers) return { denials: [], notAllowed: [] };
  const byWord = new Map<Word, { denial: Omit<Denial, 'actions'>; actions: string[] }>();
  const notAllowed: string[] = [];
  for (const [action, requests] of requestsOf(deployment)) {
    const [refusal] = refusalsOf(layers, requests);
    if (refusal?.decision.effect === 'not-granted') notAllowed.push(action);
    if (refusal?.decision.effect !== 'denied') continue;
    const denial = denialOf(refusal.decision.by, action, read);
    if (!denial) continue;
    const known = byWord.get(denial.at) ?? { denial, actions: [] };
    known.actions.push(action);
    byWord.set(denial.at, known);
  }
  return {
    denials: [...byWord.values()].map(({ denial, actions }) => ({ ...denial, actions })),
    notAllowed: isWhollyTold(read) ? notAllowed : [],
  };
}

function layersOf(
  policies: readonly Policy[],
  layer: 'scp' | 'boundary',
): PolicyLayers | undefined {
  const [first] = policies;
  if (!first) return undefined;
  const identity = [anything];
  return layer === 'scp' ? { identity, scp: [policies] } : { identity, boundary: first };
}

/** The first of the denying statements of which it is certain that it denies. */
function denialOf(
  by: readonly { readonly source: object; readonly index: number }[],
  action: string,
  documents: readonly LintDocument[],
): Omit<Denial, 'actions'> | undefined {
  for (const { source, index } of by) {
    const document = documents.find(({ policy }) => policy?.source === source);
    const statement = document?.statements.find((one) => one.index === index);
    if (!document || !statement?.actions) continue;
    if (asksWhoCalls(statement) || hasUntoldPart(document, statement)) continue;
    const { actions } = statement;
    const item = actions.not ? undefined : itemCovering(actions, action);
    return { document, statement, at: item ?? actions.key };
  }
  return undefined;
}

/** Whether nothing that might allow more hangs on what the files or the plan leave open. */
function isWhollyTold(documents: readonly LintDocument[]): boolean {
  return documents.every(
    ({ gaps, statements }) =>
      gaps.size === 0 &&
      !statements.some((statement) => statement.effect === 'Allow' && asksWhoCalls(statement)),
  );
}
