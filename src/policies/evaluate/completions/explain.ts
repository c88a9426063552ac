import type { Decision, Missing } from '../decision.ts';
import type { OpenKey, Trial } from './open-keys.ts';
import type { Completion, Unclear } from './settle.ts';

/** What was tried and what came of it. */
export interface Findings {
  readonly keys: readonly OpenKey[];
  /** One for every combination of the keys' trials, in the order of their numbers; empty where there were too many. */
  readonly completions: readonly Completion[];
  readonly unclear: readonly Unclear[];
  readonly tooMany: boolean;
}

type Undecided = Extract<Decision, { readonly effect: 'undecided' }>;

/** Says on which keys the decision hangs, which values turn it, and what AWS's documents leave open. */
export function explainOpen(findings: Findings): Undecided {
  const { keys, completions, unclear, tooMany } = findings;
  const decisive = tooMany ? keys : keys.filter((_, index) => turns(keys, completions, index));
  const open = completions.some(({ outcome }) => outcome === 'unclear');
  const concerned = decisive.length > 0 || open ? decisive : keys;
  const missing = concerned.flatMap((key): readonly Missing[] => key.missing);
  const sentences = [
    ...keySentences(concerned, keys, completions, tooMany),
    ...(open || (tooMany && concerned.length === 0) || concerned.length === 0
      ? unclear.map(({ why, statement }) => `${upper(why)} (${nameOf(statement)}).`)
      : []),
  ];
  return { effect: 'undecided', missing, reason: sentences.join(' ') };
}

function keySentences(
  concerned: readonly OpenKey[],
  keys: readonly OpenKey[],
  completions: readonly Completion[],
  tooMany: boolean,
): readonly string[] {
  if (concerned.length === 0) return [];
  const names = concerned.map(({ written }) => written).join(', ');
  const verb = concerned.length === 1 ? 'is' : 'are';
  if (tooMany) {
    return [`${names} ${verb} not known, and there are too many combinations of values to try.`];
  }
  const allowed = completions.find(({ outcome }) => outcome === 'allowed');
  const refused = completions.find(({ outcome }) => outcome === 'refused');
  if (!allowed || !refused) {
    const isUnclear = completions.some(({ outcome }) => outcome === 'unclear');
    const why = isUnclear ? '' : ', and not every value could be tried';
    return [`${names} ${verb} not known${why}.`];
  }
  const turn = describeTurn(concerned, keys, nearest(completions) ?? [allowed, refused]);
  return [`${names} ${verb} not known.`, ...turn];
}

/** A pair of completions in words: what they share, and the one value that turns the decision. */
function describeTurn(
  concerned: readonly OpenKey[],
  keys: readonly OpenKey[],
  [yes, no]: readonly [Completion, Completion],
): readonly string[] {
  const apart = keys.findIndex((_, index) => !sameTrial(yes.trials[index], no.trials[index]));
  const others = keys.flatMap((key, index) => {
    const isShared = index !== apart && sameTrial(yes.trials[index], no.trials[index]);
    return isShared && concerned.includes(key)
      ? [`${key.written} is ${show(yes.trials[index])}`]
      : [];
  });
  const given = others.length > 0 ? `Where ${others.join(' and ')}, it` : 'It';
  const key = keys[apart]?.written ?? '';
  return [
    `${given} would be allowed where ${key} is ${show(yes.trials[apart])}, and not where it is ${show(no.trials[apart])}.`,
  ];
}

/** An allowed and a refused completion that differ in one key only. */
function nearest(
  completions: readonly Completion[],
): readonly [Completion, Completion] | undefined {
  const allowed = completions
    .filter(({ outcome }) => outcome === 'allowed')
    .slice(0, MOST_COMPARED);
  const refused = completions
    .filter(({ outcome }) => outcome === 'refused')
    .slice(0, MOST_COMPARED);
  for (const yes of allowed) {
    for (const no of refused) {
      const apart = yes.trials.filter((trial, index) => !sameTrial(trial, no.trials[index]));
      if (apart.length === 1) return [yes, no];
    }
  }
  return undefined;
}

const MOST_COMPARED = 64;

/** Whether two completions that differ in this key alone come out differently. */
function turns(
  keys: readonly OpenKey[],
  completions: readonly Completion[],
  index: number,
): boolean {
  const stride = keys.slice(0, index).reduce((product, { trials }) => product * trials.length, 1);
  const size = keys[index]?.trials.length ?? 1;
  return completions.some(({ outcome }, at) => {
    const base = at - (Math.floor(at / stride) % size) * stride;
    return outcome !== completions[base]?.outcome;
  });
}

function sameTrial(left: Trial | undefined, right: Trial | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function show(trial: Trial | undefined): string {
  if (trial === null || trial === undefined) return 'absent';
  if (trial.length === 1) return JSON.stringify(trial[0]);
  return trial.length === 0 ? 'empty' : JSON.stringify(trial);
}

function nameOf({ source, index, sid }: Undecided['missing'][number]['statement']): string {
  return `${source.name}, statement ${sid ?? index + 1}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
