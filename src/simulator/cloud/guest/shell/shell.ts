import type { Machine } from '../machine.ts';
import type { Output } from '../run.ts';

/** A shell at work on a script. */
export interface Shell {
  readonly machine: Machine;
  readonly output: Output;
  readonly variables: Map<string, string>;
  /** `set -e`, `-u`, `-x`, `-o pipefail`. */
  readonly options: { errexit: boolean; nounset: boolean; xtrace: boolean; pipefail: boolean };
  /** Told by the script's first line; the agent runs a script without one with /bin/sh, which is dash on Ubuntu. */
  readonly flavour: 'bash' | 'sh';
  /** Path of the script, as it stands in messages. */
  readonly script: string;
  directory: string;
  /** Exit code of the last command. */
  last: number;
  /** Set once the script has asked to end. */
  exit: number | undefined;
}

/** What a program made of its call. */
export interface Outcome {
  readonly code: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** A program that has been started: how long it takes, and what it does when that time is over. */
export interface Task {
  readonly ms: number;
  readonly finish: () => Outcome;
}

/** A call of a program. */
export interface Invocation {
  readonly args: readonly string[];
  /** What the program before it in the pipeline wrote; undefined outside a pipeline. */
  readonly stdin: string | undefined;
  readonly shell: Shell;
}

/** Looks at its call and says how long it will take; what it does, it does at the end of that. */
export type Program = (invocation: Invocation) => Task | Promise<Task>;

/** Text in front of a message about a line of the script. */
export function at({ flavour, script }: Shell, line: number): string {
  return flavour === 'bash' ? `${script}: line ${line}` : `${script}: ${line}`;
}

/** A task that is over at once. */
export function immediately(finish: () => Outcome): Task {
  return { ms: 5, finish };
}

/** The outcome of a program that gives up with a line on stderr. */
export function fails(code: number, stderr: string): Outcome {
  return { code, stderr: `${stderr}\n` };
}

/** The file that a program means, seen from the shell's directory. */
export function pathOf({ directory }: Shell, name: string): string {
  const parts: string[] = [];
  for (const part of (name.startsWith('/') ? name : `${directory}/${name}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The directory of an absolute path. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
