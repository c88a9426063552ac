import type { Caller } from '../caller.ts';
import { arnGlobMatches } from '../conditions/prepare-arn.ts';
import { globMatches, literalGlob, STAR } from '../match/glob.ts';
import type { Probe } from '../note.ts';
import { addressesAround, datesAround, numbersAround } from './neighbours.ts';
import { type Pattern, separateStrings, type Separated } from './separate-strings.ts';

/**
 * Single values of a key, one for every way in which the questions asked of it can be answered; `probes` are all of
 * these questions.
 */
export function valuesFor(key: string, probes: readonly Probe[], caller: Caller): Separated {
  const texts = textValues(key, probes, caller);
  // A key that is asked for more than its presence has a value of that kind, if it has one.
  const telling = probes.filter(({ family }) => family !== 'presence');
  const others = (telling.length > 0 ? telling : probes).map((probe) => otherValues(probe));
  const families = new Set(telling.map((probe) => familyOf(probe)));
  return {
    values: [...new Set([...(texts?.values ?? []), ...others.flatMap(({ values }) => values)])],
    complete:
      families.size <= 1 && (texts?.complete ?? true) && others.every(({ complete }) => complete),
  };
}

/** Families whose values are compared as text can be told apart together. */
function familyOf({ family }: Probe): string {
  return family === 'glob' || family === 'arn' || family === 'listed' ? 'text' : family;
}

function textValues(key: string, probes: readonly Probe[], caller: Caller): Separated | undefined {
  const patterns = probes.flatMap((probe) => patternsOf(probe));
  const limits = limitsOf(key, probes, caller);
  if (patterns.length === 0) return undefined;
  const { values, complete } = separateStrings([...patterns, ...limits]);
  return {
    values: limits.length > 0 ? values.filter((value) => isWithin(value, limits)) : values,
    complete,
  };
}

function patternsOf(probe: Probe): readonly Pattern[] {
  switch (probe.family) {
    case 'glob':
      return probe.globs.map((glob) => ({ glob, ignoreCase: probe.ignoreCase, segmented: false }));
    case 'arn':
      return probe.globs.map((glob) => ({ glob, ignoreCase: false, segmented: true }));
    case 'listed':
    case 'open':
      return probe.values.map((value) => ({
        glob: literalGlob(value),
        ignoreCase: false,
        segmented: false,
      }));
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
  glob: literalGlob('arn:*:*:*:*:*').map((unit) => (unit === 42 ? STAR : unit)),
  ignoreCase: false,
  segmented: true,
};

/** Shapes that the key's value certainly has: the role of a session has its name, a key compared as ARN is one. */
function limitsOf(key: string, probes: readonly Probe[], caller: Caller): readonly Pattern[] {
  if (key === 'aws:principalarn' && caller.kind === 'session') {
    const { partition = 'aws', account = '', name = '' } = caller;
    const head = literalGlob(`arn:${partition}:iam::${account}:role/`);
    const plain = { ignoreCase: false, segmented: false };
    return [
      { glob: [...head, ...literalGlob(name)], ...plain },
      { glob: [...head, STAR, ...literalGlob(`/${name}`)], ...plain },
    ];
  }
  return probes.every(({ family }) => family === 'arn' || family === 'presence') ? [ANY_ARN] : [];
}

function isWithin(value: string, limits: readonly Pattern[]): boolean {
  return limits.some(({ glob, segmented }) =>
    segmented ? arnGlobMatches(glob, value) : globMatches(glob, value),
  );
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
