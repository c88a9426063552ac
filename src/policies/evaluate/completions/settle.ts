import { type Ballot, holdBallot, talliesOf } from '../ballot.ts';
import { refOf } from '../compile.ts';
import type { AuthorisationRequest, Decision, StatementRef } from '../decision.ts';
import type { PolicyLayers } from '../layers.ts';
import { type Verdict, verdictOf } from '../verdict.ts';
import { explainOpen } from './explain.ts';
import { type OpenKey, openKeysOf, type Trial } from './open-keys.ts';

/** Combinations of values that are tried. */
const MOST_COMPLETIONS = 4_096;

/** What a completion of the unknown keys comes to; `unclear` where AWS's pages leave it open even then. */
export type Outcome = 'allowed' | 'refused' | 'unclear';

/** One completion: the value tried for every open key, in their order. */
export interface Completion {
  readonly trials: readonly Trial[];
  readonly outcome: Outcome;
}

/** What AWS's documents leave open, and in which statement. */
export interface Unclear {
  readonly statement: StatementRef;
  readonly why: string;
}

/**
 * Settles a request whose first count left it open: tries every value of the unknown keys that could make a
 * difference. Where all of them agree the request is decided after all; where they differ it is undecided, for certain.
 */
export function settle(layers: PolicyLayers, request: AuthorisationRequest): Decision {
  const { ballot, keys, attempts } = tryOut(layers, request);
  if (!attempts) {
    return explainOpen({ keys, completions: [], unclear: unclearOf(ballot), tooMany: true });
  }
  const completions = attempts.map(({ tried, trials, strict }): Completion => {
    return { trials, outcome: outcomeOf(tried, strict) };
  });
  const [first] = completions;
  const agreed = completions.every(({ outcome }) => outcome === first?.outcome);
  const complete = keys.every((key) => key.complete);
  const unanimous = weakestOf(attempts);
  if (agreed && complete && unanimous && first?.outcome !== 'unclear') return unanimous;
  return explainOpen({
    keys,
    completions,
    unclear: unclearOf(openest(layers, request, keys, completions) ?? ballot),
    tooMany: false,
  });
}

/**
 * Settles a request that nothing can allow: `refusal` is the least that can be said of it, unless some Deny covers it
 * whatever the unknown keys are, another one for other values.
 */
export function settleRefusal(
  layers: PolicyLayers,
  request: AuthorisationRequest,
  refusal: Verdict,
): Verdict {
  const { keys, attempts = [] } = tryOut(layers, request);
  const isDenied = attempts.every(({ tried }) => verdictOf(tried, 'hopeful').effect === 'denied');
  const [first] = attempts;
  return first && isDenied && keys.every(({ complete }) => complete) ? first.strict : refusal;
}

/** One completion, decided against the caller where even then something is open. */
interface Attempt {
  readonly trials: readonly Trial[];
  readonly tried: Ballot;
  readonly strict: Verdict;
}

/** Decides the request with every combination of values of its unknown keys; without `attempts` they are too many. */
function tryOut(
  layers: PolicyLayers,
  request: AuthorisationRequest,
): {
  readonly ballot: Ballot;
  readonly keys: readonly OpenKey[];
  readonly attempts?: readonly Attempt[];
} {
  const ballot = holdBallot(layers, request, { notes: [] });
  const keys = openKeysOf(layers, request, ballot);
  const count = keys.reduce((product, { trials }) => product * trials.length, 1);
  if (count > MOST_COMPLETIONS) return { ballot, keys };
  const attempts = Array.from({ length: count }, (_, index): Attempt => {
    const trials = pick(keys, index);
    const tried = holdBallot(layers, request, { assumed: assume(keys, trials) });
    return { trials, tried, strict: verdictOf(tried, 'strict') };
  });
  return { ballot, keys, attempts };
}

function outcomeOf(ballot: Ballot, strict: Verdict): Outcome {
  if (strict.effect === 'allowed') return 'allowed';
  return verdictOf(ballot, 'hopeful').effect === 'allowed' ? 'unclear' : 'refused';
}

/** Where all completions refuse, some by a Deny and some for want of an Allow, the weaker is what can be said. */
function weakestOf(attempts: readonly Attempt[]): Verdict | undefined {
  const verdicts = attempts.map(({ strict }) => strict);
  return verdicts.find(({ effect }) => effect === 'not-granted') ?? verdicts[0];
}

/** The ballot of a completion that AWS's pages leave open, with its notes. */
function openest(
  layers: PolicyLayers,
  request: AuthorisationRequest,
  keys: readonly OpenKey[],
  completions: readonly Completion[],
): Ballot | undefined {
  const open = completions.find(({ outcome }) => outcome === 'unclear');
  return open && holdBallot(layers, request, { assumed: assume(keys, open.trials), notes: [] });
}

function unclearOf(ballot: Ballot): readonly Unclear[] {
  const found = new Map<string, Unclear>();
  for (const [layer, { grants, refusals }] of talliesOf(ballot)) {
    for (const { by, certain, notes } of [...grants, ...refusals]) {
      if (certain) continue;
      for (const { kind, why } of notes) {
        if (kind === 'unclear') found.set(why, { statement: refOf(by, layer), why });
      }
    }
  }
  return [...found.values()];
}

/** The completion of that number: the keys' trials are the digits. */
function pick(keys: readonly OpenKey[], index: number): readonly Trial[] {
  let rest = index;
  return keys.map(({ trials }) => {
    const trial = trials[rest % trials.length] ?? null;
    rest = Math.floor(rest / trials.length);
    return trial;
  });
}

function assume(keys: readonly OpenKey[], trials: readonly Trial[]): ReadonlyMap<string, Trial> {
  return new Map(keys.map(({ key }, index) => [key, trials[index] ?? null]));
}
