import type { Fault } from '../../policies/lint/inputs/opened-policies.ts';
import type { Linted } from '../../policies/lint/lint-texts.ts';
import type { NotChecked } from '../../vocabulary/result.ts';
import type { InputFault, LintInput } from './inputs/lint-input.ts';

/** Of files that hold no policy, so many are named. */
const MOST_NAMED = 5;

/** What to say of inputs in which no policy was found. */
export interface Unread {
  readonly faults: readonly InputFault[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * A file that was named, and a directory none of whose files holds a policy, is a fault. Other files of directories that
 * hold none are what one expects of a repository: they are listed as not checked.
 */
export function unreadInputs(
  inputs: readonly LintInput[],
  { faults, documents, notChecked }: Pick<Linted, 'faults' | 'documents' | 'notChecked'>,
): Unread {
  const fruitful = new Set([
    ...documents.map(({ document }) => document.path),
    ...notChecked.map(({ place }) => place.path),
  ]);
  const found: InputFault[] = [];
  const missed: NotChecked[] = [];
  for (const [argument, own] of Map.groupBy(inputs, (input) => input.argument)) {
    const without = own.filter(({ path }) => faults.has(path));
    const named = without.filter(({ isNamed }) => isNamed);
    found.push(...named.map(({ path }) => faultOf(path, faults.get(path))));
    const others = without.filter(({ isNamed }) => !isNamed);
    if (others.length === 0) continue;
    if (own.some(({ path }) => fruitful.has(path)))
      missed.push(...listed(argument, others, faults));
    else found.push(barren(argument, others));
  }
  return { faults: found, notChecked: missed };
}

function faultOf(path: string, fault: Fault | undefined): InputFault {
  const { message = '', span, isBroken = true } = fault ?? {};
  const place = isBroken && span ? ` (line ${span.line}, column ${span.column})` : '';
  return {
    path,
    what: `${message.charAt(0).toLowerCase()}${message.slice(1)}${place}`,
    mend: 'Name a policy document, an answer of the AWS CLI, a CloudFormation template, or terraform show -json.',
    isNamed: true,
  };
}

function barren(argument: string, files: readonly LintInput[]): InputFault {
  return {
    path: argument,
    what: `none of the ${files.length} files in the directory holds a policy: ${namesOf(files)}`,
    mend: 'Name another directory, or the file itself to be told what is wrong with it.',
    isNamed: true,
  };
}

function listed(
  argument: string,
  files: readonly LintInput[],
  faults: ReadonlyMap<string, Fault>,
): readonly NotChecked[] {
  const broken = files.filter(({ path }) => faults.get(path)?.isBroken);
  const others = files.filter(({ path }) => !faults.get(path)?.isBroken);
  return [
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
  const count = isOne ? '1 file' : `${files.length} files`;
  const subject = `${count} of ${argument} (${namesOf(files)})`;
  return [{ subject, why: isOne ? why.one : why.many }];
}

function namesOf(files: readonly LintInput[]): string {
  const named = files.slice(0, MOST_NAMED).map(({ path }) => path);
  return `${named.join(', ')}${files.length > MOST_NAMED ? ', …' : ''}`;
}
