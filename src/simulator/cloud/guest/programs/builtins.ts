import {
  fails,
  immediately,
  pathOf,
  type Invocation,
  type Outcome,
  type Program,
  type Shell,
} from '../shell/shell.ts';

/** What a shell does by itself, and the smallest of programs. */
export const builtins: readonly (readonly [string, Program])[] = [
  ['set', simple(set)],
  ['exit', simple(exit)],
  ['cd', simple(cd)],
  ['export', simple(exportVariables)],
  [':', simple(() => ({ code: 0 }))],
  ['true', simple(() => ({ code: 0 }))],
  ['false', simple(() => ({ code: 1 }))],
  ['echo', simple(({ args }) => ({ code: 0, stdout: `${args.join(' ')}\n` }))],
  ['test', simple(({ args, shell }) => test(args, shell))],
  ['[', simple(({ args, shell }) => test(args.slice(0, -1), shell))],
  ['sleep', ({ args }) => ({ ms: Number(args[0] ?? 0) * 1000, finish: () => ({ code: 0 }) })],
  [
    'uname',
    simple(({ args, shell }) => ({
      code: 0,
      stdout: `${args[0] === '-r' ? shell.machine.kernel : 'Linux'}\n`,
    })),
  ],
  ['whoami', simple(() => ({ code: 0, stdout: 'root\n' }))],
];

function simple(run: (invocation: Invocation) => Outcome): Program {
  return (invocation) => immediately(() => run(invocation));
}

const letters: Readonly<Record<string, 'errexit' | 'nounset' | 'xtrace'>> = {
  e: 'errexit',
  u: 'nounset',
  x: 'xtrace',
};

/** `set -e -u -x -o pipefail` and their opposites. dash, which is Ubuntu 22.04's /bin/sh, has no pipefail. */
function set({ args, shell }: Invocation): Outcome {
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const on = word.startsWith('-');
    for (const letter of word.slice(1)) {
      const name = letter === 'o' ? (rest.shift() ?? '') : undefined;
      const option = name === undefined ? letters[letter] : optionOf(name, shell);
      if (!option) {
        shell.exit = 2;
        return fails(
          2,
          `${shell.script}: set: Illegal option -${letter}${name === undefined ? '' : ` ${name}`}`,
        );
      }
      shell.options[option] = on;
    }
  }
  return { code: 0 };
}

function optionOf(name: string, { flavour }: Shell): keyof Shell['options'] | undefined {
  if (name === 'pipefail') return flavour === 'bash' ? name : undefined;
  return Object.values(letters).find((option) => option === name);
}

function exit({ args, shell }: Invocation): Outcome {
  shell.exit = args[0] === undefined ? shell.last : Number(args[0]) % 256;
  return { code: shell.exit };
}

function cd({ args, shell }: Invocation): Outcome {
  const path = pathOf(shell, args[0] ?? '/root');
  if (!shell.machine.directories.has(path)) return fails(2, `cd: can't cd to ${args[0] ?? ''}`);
  shell.directory = path;
  return { code: 0 };
}

function exportVariables({ args, shell }: Invocation): Outcome {
  for (const arg of args) {
    const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(arg) ?? [];
    if (name !== undefined && value !== undefined) shell.variables.set(name, value);
  }
  return { code: 0 };
}

/** The tests of files and texts that a script of a few lines asks. */
function test(args: readonly string[], shell: Shell): Outcome {
  if (args[0] === '!') return { code: test(args.slice(1), shell).code === 0 ? 1 : 0 };
  const [a = '', b = '', c = ''] = args;
  const { files, directories } = shell.machine;
  const unary: Readonly<Record<string, () => boolean>> = {
    '-f': () => files.has(pathOf(shell, b)),
    '-d': () => directories.has(pathOf(shell, b)),
    '-e': () => files.has(pathOf(shell, b)) || directories.has(pathOf(shell, b)),
    '-s': () => (files.get(pathOf(shell, b))?.length ?? 0) > 0,
    '-n': () => b !== '',
    '-z': () => b === '',
  };
  const binary: Readonly<Record<string, () => boolean>> = {
    '=': () => a === c,
    '==': () => a === c,
    '!=': () => a !== c,
    '-eq': () => Number(a) === Number(c),
    '-ne': () => Number(a) !== Number(c),
  };
  if (args.length === 1) return { code: a === '' ? 1 : 0 };
  const asked = args.length === 2 ? unary[a] : args.length === 3 ? binary[b] : undefined;
  return asked
    ? { code: asked() ? 0 : 1 }
    : fails(2, `test: ${args.join(' ')}: unexpected operator`);
}
