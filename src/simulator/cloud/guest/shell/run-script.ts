import type { Machine } from '../machine.ts';
import { programs } from '../programs/index.ts';
import type { Output } from '../run.ts';
import { expand, expandToText, UnboundVariable } from './expand.ts';
import { ShellSyntaxError } from './lex.ts';
import { parse, type AndOrList, type Pipeline, type SimpleCommand } from './parse.ts';
import { redirected } from './redirect.ts';
import { at, fails, type Outcome, type Shell } from './shell.ts';

/** Steps of a script: each yields the milliseconds that pass, the return value is the exit code. */
type Steps<T> = AsyncGenerator<number, T>;

/** A script as the agent was given it. */
export interface Script {
  readonly text: string;
  /** Path under which the agent wrote it. */
  readonly path: string;
  readonly directory: string;
}

/**
 * Runs a shell script in the machine. The language is the part that `lex` and `parse` describe; the programs are those of
 * `programs`, any other is "not found" with code 127. Output appears as the script goes.
 */
export async function* runScript(machine: Machine, script: Script, output: Output): Steps<number> {
  const shell = newShell(machine, script, output);
  let lists: readonly AndOrList[];
  try {
    lists = parse(script.text);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    output.stderr += `${at(shell, error.line)}: ${error.message}\n`;
    return 2;
  }
  for (const list of lists) {
    yield* runList(shell, list);
    if (shell.exit !== undefined) return shell.exit;
  }
  return shell.last;
}

function newShell(machine: Machine, { text, path, directory }: Script, output: Output): Shell {
  return {
    machine,
    output,
    directory,
    script: path,
    flavour: /^#!\S*(?:\/|\s+)bash\b/.test(text) || /^#!\S*env bash\b/.test(text) ? 'bash' : 'sh',
    variables: new Map([
      ['HOME', '/root'],
      ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin'],
      ['AWS_SSM_INSTANCE_ID', machine.instanceId],
      ['AWS_SSM_REGION_NAME', machine.region],
    ]),
    options: { errexit: false, nounset: false, xtrace: false, pipefail: false },
    last: 0,
    exit: undefined,
  };
}

/** A failure on the left of && or || is a question, so `set -e` looks only at what came last. */
async function* runList(shell: Shell, { first, rest }: AndOrList): Steps<void> {
  let last = first;
  yield* runPipeline(shell, first);
  for (const { operator, pipeline } of rest) {
    if (shell.exit !== undefined) return;
    if ((operator === '&&') !== (shell.last === 0)) continue;
    last = pipeline;
    yield* runPipeline(shell, pipeline);
  }
  const wasLast = last === (rest.at(-1)?.pipeline ?? first);
  if (shell.options.errexit && wasLast && shell.last !== 0) shell.exit ??= shell.last;
}

async function* runPipeline(shell: Shell, pipeline: Pipeline): Steps<void> {
  let stdin: string | undefined;
  let failed = 0;
  for (const [index, command] of pipeline.entries()) {
    const isLast = index === pipeline.length - 1;
    const { code, stdout = '', stderr = '' } = yield* runCommand(shell, command, stdin);
    shell.output.stderr += stderr;
    if (isLast) shell.output.stdout += stdout;
    stdin = stdout;
    shell.last = code;
    if (code !== 0) failed = code;
  }
  if (shell.options.pipefail && failed !== 0) shell.last = failed;
}

async function* runCommand(
  shell: Shell,
  command: SimpleCommand,
  stdin: string | undefined,
): Steps<Outcome> {
  try {
    const before = new Map(shell.variables);
    const trace: string[] = [];
    for (const { name, value } of command.assignments) {
      const text = expandToText(shell, value);
      shell.variables.set(name, text);
      trace.push(`${name}=${text}`);
    }
    const words = command.words.flatMap((word) => expand(shell, word));
    if (shell.options.xtrace) shell.output.stderr += `+ ${[...trace, ...words].join(' ')}\n`;
    const [name, ...args] = words;
    if (name === undefined) return { code: 0 };
    const outcome = yield* runProgram(shell, command.line, [name, ...args], stdin);
    for (const { name: assigned } of command.assignments)
      restore(shell.variables, before, assigned);
    return redirected(shell, command, outcome);
  } catch (error) {
    if (!(error instanceof UnboundVariable)) throw error;
    const what = shell.flavour === 'bash' ? 'unbound variable' : 'parameter not set';
    shell.exit = shell.flavour === 'bash' ? 1 : 2;
    return fails(shell.exit, `${at(shell, command.line)}: ${error.message}: ${what}`);
  }
}

async function* runProgram(
  shell: Shell,
  line: number,
  words: readonly [string, ...string[]],
  stdin: string | undefined,
): Steps<Outcome> {
  const [name, ...args] = words;
  const fault = shell.machine.failNext?.(words.join(' '));
  if (fault !== undefined) return fails(1, fault);
  const program = programs.get(name);
  if (!program) {
    const what = shell.flavour === 'bash' ? 'command not found' : 'not found';
    return fails(127, `${at(shell, line)}: ${name}: ${what}`);
  }
  const { ms, finish } = await program({ args, stdin, shell });
  yield ms;
  return finish();
}

/** Assignments in front of a program are its own and gone after it. */
function restore(
  variables: Map<string, string>,
  before: ReadonlyMap<string, string>,
  name: string,
): void {
  const value = before.get(name);
  if (value === undefined) variables.delete(name);
  else variables.set(name, value);
}
