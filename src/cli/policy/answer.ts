import { untoldPolicy } from '../../policies/can/untold-policy.ts';
import type {
  AuthorisationRequest,
  Decision,
  StatementRef,
} from '../../policies/evaluate/decision.ts';
import { decideSources, gapsOf, type OpenGap } from '../../policies/sources/decide-sources.ts';
import type { PlacedNotChecked } from '../../policies/sources/source.ts';
import type { Layer } from '../../vocabulary/result.ts';
import { faultNotes } from './fault-notes.ts';
import { idleNotes } from './idle-notes.ts';
import type { Loaded } from './load-layers.ts';
import { nearMisses, type NearMiss } from './near-misses.ts';
import { refusingLevel } from './probe.ts';
import { reasonOf } from './reason.ts';

/** A condition key that the decision hangs on, with the statement that asks for it. */
export interface Asked {
  readonly key: string;
  readonly why: string;
  readonly statement: StatementRef;
}

/** The decision of one request with all that explains it. */
export interface CanAnswer {
  readonly request: AuthorisationRequest;
  readonly effect: Decision['effect'];
  readonly layer?: Layer;
  readonly by: readonly StatementRef[];
  readonly asked: readonly Asked[];
  /** Parts of the files that are not known and turn the decision. */
  readonly open: readonly OpenGap[];
  /** Statements that name the action and yet do not allow the request. */
  readonly near: readonly NearMiss[];
  readonly reason: string;
  readonly notes: readonly string[];
  /** All that was not read in the files. */
  readonly notChecked: readonly PlacedNotChecked[];
  /** Of these, what is no gap of a document, so that it was not weighed in the decision. */
  readonly assumed: readonly PlacedNotChecked[];
}

/** Decides the request by what was read. Pure. */
export function answerOf(loaded: Loaded, request: AuthorisationRequest): CanAnswer {
  const { layers, notChecked } = loaded;
  const untold = untoldPolicy(layers, request);
  const { decision, open } = decideSources(layers, request);
  const gaps = new Set(gapsOf(layers).map(({ gap }) => gap.span.pointer));
  const assumed = notChecked.filter(({ place }) => !gaps.has(place.pointer));
  const missing = untold && `${untold.why} Give it: ${FLAGS[untold.layer]} FILE.`;
  // Where the request is refused without it, it does not turn the answer, but who reads it should know.
  const isDecisive = missing !== undefined && decision.effect === 'allowed';
  const notes = [
    ...loaded.notes,
    ...faultNotes(layers),
    ...idleNotes(layers, request),
    ...(missing === undefined || isDecisive ? [] : [missing]),
  ];
  const told = { request, notes, notChecked, assumed, open, by: [], asked: [], near: [] };
  if (isDecisive) return { ...told, effect: 'undecided', reason: missing };
  const refused = 'layer' in decision ? decision.layer : undefined;
  const level =
    decision.effect === 'not-granted' ? refusingLevel(layers, request, decision.layer) : undefined;
  return {
    ...told,
    effect: decision.effect,
    ...(refused === undefined ? {} : { layer: refused }),
    by: 'by' in decision ? decision.by : [],
    asked: decision.effect === 'undecided' ? askedOf(decision.missing) : [],
    near:
      decision.effect === 'not-granted' ? nearMisses(layers, request, decision.layer, level) : [],
    reason: reasonOf(decision, open, level),
  };
}

const FLAGS = { trust: '--trust', resource: '--resource-policy' } as const;

function askedOf(missing: readonly Asked[]): readonly Asked[] {
  const asked = new Map(
    missing.map((one) => [
      `${one.key} ${one.statement.source.path} ${one.statement.span.pointer}`,
      one,
    ]),
  );
  return [...asked.values()];
}
