import { dirname, resolve } from 'node:path';

import { count } from '../../report/words.ts';
import type { NotChecked } from '../../vocabulary/result.ts';
import type { LintConfig } from './config/lint-config.ts';
import { isIgnored } from './facts-for.ts';
import type { InputFault, LintInput } from './inputs/lint-input.ts';
import type { LintCommandOptions } from './lint-options.ts';
import { baselineOf } from './yardstick.ts';

/** By what inputs are wanted or not. */
export interface WantedBy {
  readonly config: LintConfig | undefined;
  readonly options: Pick<LintCommandOptions, 'baseline' | 'plan'>;
  readonly cwd: string;
}

/** The inputs that are to be linted, and what is said of the others. */
export interface Wanted {
  readonly inputs: readonly LintInput[];
  readonly faults: readonly InputFault[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * Leaves out the run's own files, which directories lead to as well, and what the configuration ignores. That much was
 * left out is said; where nothing is left of what an argument names, nothing would be checked: that is a fault.
 */
export function wantedInputs(
  inputs: readonly LintInput[],
  { config, options, cwd }: WantedBy,
): Wanted {
  const own = ownFiles({ config, options, cwd });
  const foreign = inputs.filter(({ file, isNamed }) => isNamed || !file || !own.has(file));
  const ignored = new Set(
    foreign.filter(({ file, isNamed }) => config && !isNamed && file && isIgnored(file, config)),
  );
  const faults: InputFault[] = [];
  const notChecked: NotChecked[] = [];
  for (const [argument, all] of Map.groupBy(foreign, (input) => input.argument)) {
    const left = all.filter((input) => ignored.has(input)).length;
    if (left === 0) continue;
    const what = count(left, 'file');
    if (left === all.length) faults.push(allIgnored(argument, what));
    else
      notChecked.push({
        subject: `${what} of ${argument}`,
        why: `The configuration ignores ${left === 1 ? 'it' : 'them'}.`,
      });
  }
  return { inputs: foreign.filter((input) => !ignored.has(input)), faults, notChecked };
}

function ownFiles({ config, options, cwd }: WantedBy): ReadonlySet<string> {
  const { path, plan } = config ?? {};
  const named = [options.baseline ?? baselineOf(config), options.plan, path].filter(
    (name) => name !== undefined,
  );
  return new Set([
    ...named.map((name) => resolve(cwd, name)),
    ...(path !== undefined && plan !== undefined ? [resolve(dirname(path), plan)] : []),
  ]);
}

function allIgnored(argument: string, what: string): InputFault {
  return {
    path: argument,
    what: `the configuration ignores all that it leads to: ${what}`,
    mend: 'Name the files that are to be linted all the same, or change "ignore".',
    isNamed: true,
  };
}
