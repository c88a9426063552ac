import type { Linted } from '../../policies/lint/lint-texts.ts';
import { count } from '../../report/words.ts';
import type { NotChecked } from '../../vocabulary/result.ts';
import { inputFault, type KnownFault, knownFaults } from './inputs/known-fault.ts';
import type { InputFault, LintInput } from './inputs/lint-input.ts';

/** Of files that hold no policy, so many are named. */
const MOST_NAMED = 5;

/** What to say of inputs in which no policy was found. */
export interface Unread {
  readonly faults: readonly InputFault[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * A file that was named, a directory none of whose files holds a policy, and a file that cannot be read though it was to
 * hold some, is a fault. Other files of directories that hold none are what one expects of a repository: they are listed as not checked.
 */
export function unreadInputs(
  inputs: readonly LintInput[],
  { faults: told, documents, notChecked }: Pick<Linted, 'faults' | 'documents' | 'notChecked'>,
  texts: readonly { readonly path: string; readonly text: string }[],
): Unread {
  const faults = knownFaults(told, texts);
  const fruitful = new Set([
    ...documents.map(({ document }) => document.path),
    ...notChecked.map(({ place }) => place.path),
  ]);
  const found: InputFault[] = [];
  const missed: NotChecked[] = [];
  for (const [argument, own] of Map.groupBy(inputs, (input) => input.argument)) {
    const without = own.filter(({ path }) => faults.has(path));
    const named = without.filter(({ isNamed }) => isNamed);
    found.push(...named.map(({ path }) => inputFault(path, faults.get(path), true)));
    const led = without.filter(({ isNamed }) => !isNamed);
    const missing = led.filter(({ path }) => faults.get(path)?.isMissed);
    found.push(...missing.map(({ path }) => inputFault(path, faults.get(path), false)));
    const others = led.filter((one) => !missing.includes(one));
    if (others.length === 0) continue;
    if (missing.length > 0 || own.some(({ path }) => fruitful.has(path)))
      missed.push(...listed(argument, others, faults));
    else found.push(barren(argument, others));
  }
  return { faults: found, notChecked: missed };
}

function barren(argument: string, files: readonly LintInput[]): InputFault {
  const what =
    files.length === 1
      ? 'the only file that it leads to holds no policy'
      : `none of the ${files.length} files that it leads to holds a policy`;
  return {
    path: argument,
    what: `${what}: ${namesOf(files)}`,
    mend: 'Name another directory, or the file itself to be told what is wrong with it.',
    isNamed: true,
  };
}

function listed(
  argument: string,
  files: readonly LintInput[],
  faults: ReadonlyMap<string, KnownFault>,
): readonly NotChecked[] {
  const empty = files.filter(({ path }) => faults.get(path)?.isEmpty);
  const full = files.filter((file) => !empty.includes(file));
  const broken = full.filter(({ path }) => faults.get(path)?.isBroken);
  const others = full.filter((file) => !broken.includes(file));
  return [
    ...item(argument, empty, { one: 'It is empty.', many: 'They are empty.' }),
    ...item(argument, others, { one: 'It holds no policy.', many: 'They hold no policy.' }),
    ...item(argument, broken, {
      one: 'It is neither JSON nor YAML, and does not look like a policy.',
      many: 'They are neither JSON nor YAML, and do not look like policies.',
    }),
  ];
}

function item(
  argument: string,
  files: readonly LintInput[],
  why: { readonly one: string; readonly many: string },
): readonly NotChecked[] {
  if (files.length === 0) return [];
  const isOne = files.length === 1;
  const subject = `${count(files.length, 'file')} of ${argument} (${namesOf(files)})`;
  return [{ subject, why: isOne ? why.one : why.many }];
}

function namesOf(files: readonly LintInput[]): string {
  const named = files.slice(0, MOST_NAMED).map(({ path }) => path);
  return `${named.join(', ')}${files.length > MOST_NAMED ? ', …' : ''}`;
}
