import { decode, type Machine } from '../machine.ts';
import {
  fails,
  immediately,
  parentOf,
  pathOf,
  type Invocation,
  type Outcome,
  type Program,
} from '../shell/shell.ts';

/** Programs that look after files. Owners and modes are not kept: everything runs as root. */
export const files: readonly (readonly [string, Program])[] = [
  ['cat', each((path, { files: all }) => text(all.get(path)), 'cat')],
  ['mkdir', mkdir],
  ['rm', rm],
  ['chmod', each(touchable, 'chmod', 1)],
  ['chown', each(touchable, 'chown', 1)],
  ['ls', ls],
];

/** Runs over the files named after `skip` arguments that are no options; undefined means that there is no such file. */
function each(
  run: (path: string, machine: Machine) => string | undefined,
  name: string,
  skip = 0,
): Program {
  return ({ args, shell, stdin }) =>
    immediately(() => {
      const named = args.filter((arg) => !arg.startsWith('-')).slice(skip);
      if (named.length === 0) return { code: 0, stdout: stdin ?? '' };
      return gather(named, (arg) => {
        const found = run(pathOf(shell, arg), shell.machine);
        return found === undefined
          ? fails(
              1,
              `${name}: ${name === 'cat' ? arg : `cannot access '${arg}'`}: No such file or directory`,
            )
          : { code: 0, stdout: found };
      });
    });
}

function mkdir({ args, shell }: Invocation): ReturnType<Program> {
  const parents = args.includes('-p');
  return immediately(() =>
    gather(
      args.filter((arg) => !arg.startsWith('-')),
      (arg) => {
        const path = pathOf(shell, arg);
        const { directories } = shell.machine;
        if (directories.has(path)) {
          return parents
            ? { code: 0 }
            : fails(1, `mkdir: cannot create directory ‘${arg}’: File exists`);
        }
        if (!parents && !directories.has(parentOf(path))) {
          return fails(1, `mkdir: cannot create directory ‘${arg}’: No such file or directory`);
        }
        for (let made = path; !directories.has(made); made = parentOf(made)) directories.add(made);
        return { code: 0 };
      },
    ),
  );
}

function rm({ args, shell }: Invocation): ReturnType<Program> {
  const options = args.filter((arg) => arg.startsWith('-')).join('');
  return immediately(() =>
    gather(
      args.filter((arg) => !arg.startsWith('-')),
      (arg) => {
        const path = pathOf(shell, arg);
        const { files: all, directories } = shell.machine;
        if (all.delete(path)) return { code: 0 };
        if (directories.has(path) && /r/i.test(options)) {
          removeTree(shell.machine, path);
          return { code: 0 };
        }
        if (directories.has(path)) return fails(1, `rm: cannot remove '${arg}': Is a directory`);
        return options.includes('f')
          ? { code: 0 }
          : fails(1, `rm: cannot remove '${arg}': No such file or directory`);
      },
    ),
  );
}

function removeTree({ files: all, directories }: Machine, path: string): void {
  for (const map of [all, directories]) {
    for (const one of map.keys()) if (one === path || one.startsWith(`${path}/`)) map.delete(one);
  }
}

function ls({ args, shell }: Invocation): ReturnType<Program> {
  return immediately(() => {
    const named = args.filter((arg) => !arg.startsWith('-'));
    return gather(named.length === 0 ? [shell.directory] : named, (arg) => {
      const path = pathOf(shell, arg);
      const { files: all, directories } = shell.machine;
      if (all.has(path)) return { code: 0, stdout: `${arg}\n` };
      if (!directories.has(path))
        return fails(2, `ls: cannot access '${arg}': No such file or directory`);
      const inside = [...all.keys(), ...directories].filter(
        (one) => one !== path && parentOf(one) === path,
      );
      const names = inside.map((one) => `${one.slice(one.lastIndexOf('/') + 1)}\n`);
      return { code: 0, stdout: names.toSorted().join('') };
    });
  });
}

/** One outcome of many: the last code that is not 0. */
function gather(args: readonly string[], run: (arg: string) => Outcome): Outcome {
  const all = args.map(run);
  return {
    code: all.findLast(({ code }) => code !== 0)?.code ?? 0,
    stdout: all.map(({ stdout = '' }) => stdout).join(''),
    stderr: all.map(({ stderr = '' }) => stderr).join(''),
  };
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes && decode(bytes);
}

function touchable(path: string, { files: all, directories }: Machine): string | undefined {
  return all.has(path) || directories.has(path) ? '' : undefined;
}
