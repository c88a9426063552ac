import { globSync, lstatSync, type Stats, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';

import type { FoundInputs, InputFault, LintInput } from './lint-input.ts';
import { faultOf } from './read-fault.ts';
import { walk } from './walk.ts';

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

/** A path as reports give it: the same on every system, and short where the file is below the working directory. */
function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  const isBelow = path !== '' && !path.startsWith('..') && resolve(cwd, path) === file;
  return (isBelow ? path : file).replaceAll(sep, '/');
}

function expand(argument: string, cwd: string): FoundInputs {
  if (argument === '-') {
    return { inputs: [{ path: '-', argument, isNamed: true }], faults: [] };
  }
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

/** A glob that the shell did not expand: what it matches is named, but for directories. */
function expandGlob(argument: string, cwd: string): FoundInputs {
  const matches = globSync(argument, { cwd })
    .map((match) => resolve(cwd, match))
    .toSorted();
  const files = matches.filter((match) => {
    const stats = statusOf(match);
    return stats instanceof Error || !stats.isDirectory();
  });
  if (files.length === 0) {
    return {
      inputs: [],
      faults: [
        {
          path: argument,
          what: 'no file matches this pattern',
          mend: 'Check the pattern; ** takes in directories.',
          isNamed: true,
        },
      ],
    };
  }
  const found = files.map((file) => named(argument, file, cwd));
  return { inputs: found.flatMap(({ inputs }) => inputs), faults: [] };
}

function expandDirectory(argument: string, directory: string, cwd: string): FoundInputs {
  const { files, faults } = walk(directory);
  const inputs = files.map((file) => ({
    path: shownPath(file, cwd),
    file,
    argument,
    isNamed: false,
  }));
  const told = faults.map(({ file, error }) => ({
    ...faultOf(error),
    path: shownPath(file, cwd),
    isNamed: file === directory,
  }));
  if (inputs.length > 0 || told.length > 0) return { inputs, faults: told };
  return {
    inputs: [],
    faults: [
      {
        path: argument,
        what: 'the directory has no *.json, *.yaml, *.yml or *.template file',
        mend: 'Name the files, or another directory.',
        isNamed: true,
      },
    ],
  };
}

function fault(argument: string, error: Error): FoundInputs {
  return { inputs: [], faults: [{ ...faultOf(error), path: argument, isNamed: true }] };
}

function statusOf(file: string): Stats | Error {
  try {
    return statSync(file);
  } catch (error) {
    return error instanceof Error ? (brokenLink(file) ?? error) : new Error(String(error));
  }
}

/** A link that leads nowhere is there, and is not. */
function brokenLink(file: string): Error | undefined {
  return isAbsent(file)
    ? undefined
    : Object.assign(new Error('broken link'), { code: 'EBROKENLINK' });
}

function isAbsent(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) === undefined;
}
