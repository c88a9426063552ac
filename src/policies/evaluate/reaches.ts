import type { ResourceSide } from './ballot.ts';
import type { CompiledStatement } from './compile.ts';
import type { Reach } from './match/principal-match.ts';
import type { Mood } from './mood.ts';
import type { Grant } from './tally.ts';
import { NO, YES } from './truth.ts';

/** An Allow of the resource's policy that covers the caller, and how it names it. */
export interface Reached {
  readonly reach: Reach;
  readonly by: CompiledStatement;
}

/** The Allows of the resource's policy that cover the caller, the most direct first. */
export function reachesOf({ tally }: ResourceSide, mood: Mood): readonly Reached[] {
  if (!tally || tally.grants.length === 0) return UNREACHED;
  return STRONGEST_FIRST.flatMap((reach) =>
    tally.grants
      .filter((grant) => names(grant, reach, mood))
      .map(({ by }): Reached => ({ reach, by })),
  );
}

const STRONGEST_FIRST: readonly Reach[] = ['direct', 'everyone', 'role', 'account'];

const UNREACHED: readonly Reached[] = [];

function names({ certain, match }: Grant, reach: Reach, mood: Mood): boolean {
  const truth = match?.[reach] ?? NO;
  return mood === 'hopeful' ? truth !== NO : certain && truth === YES;
}
