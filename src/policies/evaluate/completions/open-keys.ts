import { type Ballot, talliesOf } from '../ballot.ts';
import { refOf } from '../compile.ts';
import type { AuthorisationRequest, Missing } from '../decision.ts';
import type { PolicyLayers } from '../layers.ts';
import type { Note } from '../note.ts';
import { valuesFor } from './domain.ts';
import { foldTruths } from './fold-truths.ts';

/** A key's value as it is tried: null is absent. */
export type Trial = readonly string[] | null;

/** An unknown key, who asks for it, and every value worth trying. */
export interface OpenKey {
  readonly key: string;
  readonly written: string;
  readonly missing: readonly Missing[];
  readonly trials: readonly Trial[];
  /** True where the trials stand for all values the key could have. */
  readonly complete: boolean;
}

/** More values of one key than this are not combined. */
const MOST_COMBINED = 6;

/** Finds the keys that the uncertain statements of a ballot ask for, with the values that could tell them apart. */
export function openKeysOf(
  layers: PolicyLayers,
  request: AuthorisationRequest,
  ballot: Ballot,
): readonly OpenKey[] {
  const byKey = new Map<string, { notes: KeyNote[]; missing: Missing[] }>();
  for (const [layer, { grants, refusals }] of talliesOf(ballot)) {
    for (const { by, certain, notes } of [...grants, ...refusals]) {
      if (certain) continue;
      for (const note of notes) {
        if (note.kind !== 'key') continue;
        const entry = byKey.get(note.key) ?? { notes: [], missing: [] };
        entry.notes.push(note);
        entry.missing.push({ key: note.written, statement: refOf(by, layer), why: note.why });
        byKey.set(note.key, entry);
      }
    }
  }
  return [...byKey].map(([key, { notes, missing }]) => {
    const { trials, complete } = trialsOf(layers, request, ballot, key, notes);
    const written = notes[0]?.written ?? key;
    return { key, written, missing: distinct(missing), trials, complete };
  });
}

type KeyNote = Extract<Note, { readonly kind: 'key' }>;

function trialsOf(
  layers: PolicyLayers,
  request: AuthorisationRequest,
  { question }: Ballot,
  key: string,
  notes: readonly KeyNote[],
): { readonly trials: readonly Trial[]; readonly complete: boolean } {
  const probes = notes.map(({ probe }) => probe);
  const { values, complete } = valuesFor(key, probes, question.caller);
  const alwaysThere = key === 'aws:principalarn' && question.caller.kind === 'session';
  const isVariable = probes.some(({ family }) => family === 'open' || family === 'listed');
  const singles = isVariable ? values : foldTruths(layers, request, key, values);
  const several = notes.some((note) => note.several);
  const trials: Trial[] = [
    ...(alwaysThere ? [] : [null]),
    ...singles.map((value) => [value]),
    ...(several ? [[], ...combinations(singles)] : []),
  ];
  return { trials, complete: complete && !(several && singles.length > MOST_COMBINED) };
}

/** Sets of two and more of the values. */
function combinations(values: readonly string[]): readonly (readonly string[])[] {
  const some = values.slice(0, MOST_COMBINED);
  const sets: string[][] = [];
  for (let bits = 0; bits < 1 << some.length; bits += 1) {
    const set = some.filter((_, index) => ((bits >> index) & 1) === 1);
    if (set.length > 1) sets.push(set);
  }
  return sets;
}

function distinct(missing: readonly Missing[]): readonly Missing[] {
  const seen = new Map<string, Missing>();
  for (const one of missing) {
    const { layer, source, index } = one.statement;
    seen.set(`${layer} ${source.path} ${source.name} ${index} ${one.why}`, one);
  }
  return [...seen.values()];
}
