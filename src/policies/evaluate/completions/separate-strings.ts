import { type Glob, globText, hasWildcard, ONE, STAR } from '../match/glob.ts';
import { alphabetOf } from './alphabet.ts';
import type { Pattern } from './pattern-track.ts';
import { TextMachine } from './text-machine.ts';

/** A question to a text: does one of the patterns cover it? */
export type TextQuestion = readonly Pattern[];

export interface Separated {
  /** One string for every combination of answers that some string gets. */
  readonly values: readonly string[];
  /** False where the search was cut short: then combinations may be missing. */
  readonly complete: boolean;
}

/** Single steps of single patterns that are taken; policies need a few thousand. */
const MOST_STEPS = 300_000;

/**
 * Finds a string for every way in which questions can be answered together. Where there are `limits` only strings that
 * one of them covers count.
 */
export function separateStrings(asked: readonly TextQuestion[], limits: TextQuestion): Separated {
  const questions = distinct(asked);
  const plain = questions.flat().every((pattern) => isLiteral(pattern));
  if (plain && limits.length === 0) return separateLiterals(questions);
  const machine = new TextMachine(questions, limits, MOST_STEPS);
  const alphabet = alphabetOf([...questions.flat(), ...limits]);
  const fresh = alphabet.at(-1) ?? 0;
  // Most questions are told apart by the plainest strings; only what they leave is searched for.
  machine.try(String.fromCharCode(fresh));
  for (const { glob } of [...limits, ...questions.flat()]) {
    if (machine.isDone || machine.isTired) break;
    machine.try(plainest(glob, fresh));
  }
  machine.search(alphabet);
  return { values: machine.found, complete: !machine.isTired };
}

function isLiteral({ glob, ignoreCase }: Pattern): boolean {
  return !ignoreCase && !hasWildcard(glob);
}

/** The shortest string that the pattern covers. */
function plainest(glob: Glob, fresh: number): string {
  return globText(
    glob.filter((unit) => unit !== STAR).map((unit) => (unit === ONE ? fresh : unit)),
  );
}

/** Questions with the same patterns always have the same answer. */
function distinct(asked: readonly TextQuestion[]): readonly TextQuestion[] {
  const byText = new Map<string, TextQuestion>();
  for (const patterns of asked) {
    const texts = patterns.map(
      ({ glob, ignoreCase, segmented }) => `${ignoreCase} ${segmented} ${glob.join(',')}`,
    );
    byText.set(texts.toSorted().join('|'), patterns);
  }
  return [...byText.values()];
}

function separateLiterals(questions: readonly TextQuestion[]): Separated {
  const found = new Map<string, string>();
  const lists = questions.map((patterns) => new Set(patterns.map(({ glob }) => globText(glob))));
  for (const text of lists.flatMap((list) => [...list])) {
    found.set(lists.map((list) => Number(list.has(text))).join(''), text);
  }
  let other = 'x';
  while (lists.some((list) => list.has(other))) other += 'x';
  return { values: [...found.values(), other], complete: true };
}
