import { globSync, lstatSync, type Stats, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { systemCode } from '../../system-code.ts';
import type { FoundInputs, InputFault, LintInput } from './lint-input.ts';
import { brokenLink, faultOf } from './read-fault.ts';
import { shownPath } from './shown-path.ts';
import { isSkipped, walk } from './walk.ts';

/**
 * The files that arguments stand for: a file, the policy files of a directory and of all below it, the files that a glob
 * matches, or `-` for standard input. Every file once, however often it is named.
 */
export function findInputs(args: readonly string[], cwd: string): FoundInputs {
  const inputs = new Map<string, LintInput>();
  const faults: InputFault[] = [];
  for (const argument of args) {
    const found = expand(argument, cwd);
    faults.push(...found.faults);
    for (const input of found.inputs) {
      const key = input.file ?? '-';
      // What is named as a file stays named, also where a directory leads to it too.
      if (!inputs.get(key)?.isNamed) inputs.set(key, input);
    }
  }
  return { inputs: [...inputs.values()], faults };
}

function expand(argument: string, cwd: string): FoundInputs {
  if (argument === '-') {
    return { inputs: [{ path: '-', argument, isNamed: true }], faults: [] };
  }
  // The system takes it for the working directory; who writes "$POLICIES" without a value does not.
  if (argument === '') return barren('""', 'the path is empty', 'Name a file or a directory.');
  const file = resolve(cwd, argument);
  const stats = statusOf(file);
  if (stats instanceof Error) {
    if (!isAbsent(file) || !/[*?[{]/.test(argument)) return fault(argument, stats);
    return expandGlob(argument, cwd);
  }
  return stats.isDirectory() ? expandDirectory(argument, file, cwd) : named(argument, file, cwd);
}

function named(argument: string, file: string, cwd: string): FoundInputs {
  return { inputs: [{ path: shownPath(file, cwd), file, argument, isNamed: true }], faults: [] };
}

/**
 * A glob that the shell did not expand: the files that it matches are named, and the directories stand for theirs. Others'
 * directories are left out unless the glob names them.
 */
function expandGlob(argument: string, cwd: string): FoundInputs {
  const isOthers = (name: string): boolean => isSkipped(name) && !argument.includes(name);
  const matches = globSync(argument, { cwd, exclude: (path) => isOthers(basename(path)) })
    .filter((match) => !match.split(/[/\\]/).some(isOthers))
    .map((match) => resolve(cwd, match))
    .toSorted();
  const found = matches.map((match) => {
    const stats = statusOf(match);
    const isDirectory = !(stats instanceof Error) && stats.isDirectory();
    return isDirectory ? filesOf(argument, match, cwd) : named(argument, match, cwd);
  });
  const inputs = found.flatMap((one) => one.inputs);
  const faults = found.flatMap((one) => one.faults);
  if (inputs.length > 0 || faults.length > 0) return { inputs, faults };
  return matches.length === 0
    ? barren(
        argument,
        'no file matches this pattern',
        'Check the pattern; ** takes in directories.',
      )
    : barren(argument, `the directories of this pattern have no ${POLICY_FILE}`, 'Name the files.');
}

const POLICY_FILE = '*.json, *.yaml, *.yml or *.template file';

function expandDirectory(argument: string, directory: string, cwd: string): FoundInputs {
  const found = filesOf(argument, directory, cwd);
  return found.inputs.length > 0 || found.faults.length > 0
    ? found
    : barren(
        argument,
        `the directory has no ${POLICY_FILE}`,
        'Name the files, or another directory.',
      );
}

function filesOf(argument: string, directory: string, cwd: string): FoundInputs {
  const { files, faults } = walk(directory);
  return {
    inputs: files.map((file) => ({
      path: shownPath(file, cwd),
      file,
      argument,
      isNamed: false,
    })),
    faults: faults.map(({ file, error }) => ({
      ...faultOf(error),
      path: shownPath(file, cwd),
      isNamed: file === directory,
    })),
  };
}

function barren(path: string, what: string, mend: string): FoundInputs {
  return { inputs: [], faults: [{ path, what, mend, isNamed: true }] };
}

function fault(argument: string, error: Error): FoundInputs {
  return { inputs: [], faults: [{ ...faultOf(error), path: argument, isNamed: true }] };
}

function statusOf(file: string): Stats | Error {
  try {
    return statSync(file);
  } catch (error) {
    if (!(error instanceof Error)) return new Error(String(error));
    return systemCode(error) === 'ENOENT' && !isAbsent(file) ? brokenLink() : error;
  }
}

/** Whether nothing is there: a link that leads nowhere is. */
function isAbsent(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) === undefined;
}
