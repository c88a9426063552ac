import type { Layer } from '../../../vocabulary/result.ts';
import type { Effect, Policy, Statement } from '../../document/policy.ts';
import type { Gap, SourceDocument } from '../source.ts';
import { type GapIndex, indexGaps } from './gap-index.ts';
import { readElements } from './read-elements.ts';
import { wholeStatement } from './whole-statement.ts';

/** How what is not known is taken: `hopeful` for the caller, `strict` against. */
export type Mood = 'hopeful' | 'strict';

/**
 * A document read one way. Strict, an Allow covers only what it certainly covers and a Deny all that it may cover;
 * hopeful, the other way round. More Allows never take a permission away and more Denies never give one, so the real
 * policy always lies between the two readings.
 */
export function readingOf(
  draft: Policy,
  gaps: ReadonlyMap<string, Gap>,
  { layer, pointer, moodOf }: { layer: Layer; pointer: string; moodOf: (gap: Gap) => Mood },
): Policy {
  if (gaps.size === 0) return draft;
  const index = indexGaps(gaps);
  const whole = gaps.get(pointer);
  const statements = draft.statements.flatMap((statement) => {
    const read = readStatement(statement, { layer, index, moodOf, whole });
    return read ? [read] : [];
  });
  return { ...draft, statements };
}

/** The policy of a document in one mood, for the layer that it is used in. Undefined where it cannot be read. */
export function policyOf(
  { draft, gaps, span }: SourceDocument,
  layer: Layer,
  moodOf: (gap: Gap) => Mood,
): Policy | undefined {
  return draft && readingOf(draft, gaps, { layer, pointer: span.pointer, moodOf });
}

interface Ways {
  readonly layer: Layer;
  readonly index: GapIndex;
  readonly moodOf: (gap: Gap) => Mood;
  /** What is not known of the document as a whole. */
  readonly whole: Gap | undefined;
}

function readStatement(statement: Statement, ways: Ways): Statement | undefined {
  const { layer, index, moodOf, whole } = ways;
  const { pointer } = statement.span;
  const own = index.at(pointer);
  const unknown = [whole, own].find((gap) => gap?.what === 'statement');
  if (unknown) return wholeStatement(statement, layer, effectIn(moodOf(unknown)));
  const unsure = index.at(`${pointer}/Effect`);
  const effect = unsure ? effectIn(moodOf(unsure)) : statement.effect;
  const isWide = (gap: Gap): boolean => (moodOf(gap) === 'hopeful') === (effect === 'Allow');
  if ([whole, own].some((gap) => gap?.what === 'presence' && !isWide(gap))) return undefined;
  return readElements({ ...statement, effect }, index, isWide);
}

function effectIn(mood: Mood): Effect {
  return mood === 'hopeful' ? 'Allow' : 'Deny';
}
