import type { Caller } from '../caller.ts';
import { literalGlob, ONE, STAR, wildcardGlob } from '../match/glob.ts';
import type { Probe } from '../note.ts';
import { addressesAround, datesAround, numbersAround } from './neighbours.ts';
import type { Pattern } from './pattern-track.ts';
import { separateStrings, type Separated, type TextQuestion } from './separate-strings.ts';

/**
 * Single values of a key, one for every way in which the questions asked of it can be answered; `probes` are all of
 * these questions.
 */
export function valuesFor(key: string, probes: readonly Probe[], caller: Caller): Separated {
  const texts = textValues(key, probes, caller);
  // A key that is asked for more than its presence has a value of that kind, if it has one.
  const telling = probes.filter(({ family }) => family !== 'presence');
  const others = joinNumbers(telling.length > 0 ? telling : probes).map((probe) =>
    otherValues(probe),
  );
  const families = new Set(telling.map((probe) => familyOf(probe)));
  return {
    values: [...new Set([...(texts?.values ?? []), ...others.flatMap(({ values }) => values)])],
    complete:
      families.size <= 1 && (texts?.complete ?? true) && others.every(({ complete }) => complete),
  };
}

/** Asked together: what lies between the limit of one question and that of another tells them apart too. */
function joinNumbers(probes: readonly Probe[]): readonly Probe[] {
  const limits = probes.flatMap((probe) => (probe.family === 'number' ? probe.values : []));
  if (limits.length === 0) return probes;
  const others = probes.filter(({ family }) => family !== 'number');
  return [...others, { family: 'number', values: limits }];
}

/** Families whose values are compared as text can be told apart together. */
function familyOf({ family }: Probe): string {
  return family === 'glob' || family === 'arn' || family === 'listed' ? 'text' : family;
}

function textValues(key: string, probes: readonly Probe[], caller: Caller): Separated | undefined {
  const questions = probes.flatMap((probe) => questionsOf(probe));
  // Text that nothing can match (a variable in it has no value, the list is empty) still asks for a value: any.
  if (questions.length === 0) return undefined;
  return separateStrings(questions, limitsOf(key, probes, caller));
}

/** The patterns of a condition line are alternatives; of values that are put in for a variable each counts by itself. */
function questionsOf(probe: Probe): readonly TextQuestion[] {
  switch (probe.family) {
    case 'glob': {
      const { ignoreCase } = probe;
      return [probe.globs.map((glob) => ({ glob, ignoreCase, segmented: false }))];
    }
    case 'arn':
      return [probe.globs.map((glob) => ({ glob, ignoreCase: false, segmented: true }))];
    case 'listed':
    case 'open':
      return probe.values.map((value) => [
        { glob: literalGlob(value), ignoreCase: false, segmented: false },
      ]);
    case 'number':
    case 'date':
    case 'address':
    case 'boolean':
    case 'binary':
    case 'presence':
      return [];
  }
}

const ANY_ARN: Pattern = {
  glob: wildcardGlob('arn:*:*:*:*:*'),
  ignoreCase: false,
  segmented: true,
};

/**
 * Shapes that the key's value certainly has: the role of a session has its name; a key that is compared as an ARN is one,
 * where nothing but that is asked of it, or where it is called one.
 */
function limitsOf(key: string, probes: readonly Probe[], caller: Caller): TextQuestion {
  if (key === 'aws:principalarn' && caller.kind === 'session') {
    const { partition = 'aws', account = '', name = '' } = caller;
    const head = literalGlob(`arn:${partition}:iam::${account}:role/`);
    const plain = { ignoreCase: false, segmented: false };
    return [
      { glob: [...head, ...literalGlob(name)], ...plain },
      { glob: [...head, ONE, STAR, ...literalGlob(`/${name}`)], ...plain },
    ];
  }
  const others = probes.filter(({ family }) => family !== 'presence' && family !== 'arn');
  const isArn = others.length === 0 || (key.endsWith('arn') && others.length < probes.length);
  return isArn ? [ANY_ARN] : [];
}

function otherValues(probe: Probe): Separated {
  switch (probe.family) {
    case 'glob':
    case 'arn':
    case 'listed':
      return { values: [], complete: true };
    case 'open':
      return { values: ['unknown-value'], complete: false };
    case 'boolean':
      return { values: ['true', 'false'], complete: true };
    case 'presence':
      return { values: ['some-value'], complete: true };
    case 'number':
      return { values: numbersAround(probe.values), complete: true };
    case 'date':
      return { values: datesAround(probe.values), complete: true };
    case 'address':
      return { values: addressesAround(probe.values), complete: true };
    case 'binary':
      return {
        values: [...probe.values, Buffer.from(probe.values.join()).toString('base64')],
        complete: true,
      };
  }
}
