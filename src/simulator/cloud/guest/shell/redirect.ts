import { encode, type Machine } from '../machine.ts';
import { expandToText } from './expand.ts';
import type { SimpleCommand } from './parse.ts';
import { at, fails, parentOf, pathOf, type Outcome, type Shell } from './shell.ts';

/** Where a stream goes: on through the shell, or into a file. */
type Sink = 'stdout' | 'stderr' | { readonly path: string; readonly append: boolean };

/** Leads the output of a command where its redirections say, from left to right; what is left goes on. */
export function redirected(shell: Shell, command: SimpleCommand, outcome: Outcome): Outcome {
  let out: Sink = 'stdout';
  let err: Sink = 'stderr';
  for (const { operator, target } of command.redirects) {
    if (!target) {
      err = out;
      continue;
    }
    const sink = {
      path: pathOf(shell, expandToText(shell, target)),
      append: operator.endsWith('>>'),
    };
    if (!isWritable(shell.machine, sink.path)) {
      return fails(
        1,
        `${at(shell, command.line)}: cannot create ${sink.path}: Directory nonexistent`,
      );
    }
    if (!operator.startsWith('2')) out = sink;
    if (operator.startsWith('2') || operator === '&>') err = sink;
  }
  const left = { stdout: '', stderr: '' };
  const lead = (sink: Sink, text: string, joins: boolean) => {
    if (typeof sink === 'string') left[sink] += text;
    else write(shell.machine, sink.path, text, sink.append || joins);
  };
  lead(out, outcome.stdout ?? '', false);
  lead(err, outcome.stderr ?? '', err === out);
  return { code: outcome.code, ...left };
}

function isWritable({ directories }: Machine, path: string): boolean {
  return path === '/dev/null' || directories.has(parentOf(path));
}

function write({ files }: Machine, path: string, text: string, append: boolean): void {
  if (path === '/dev/null') return;
  const old = append ? files.get(path) : undefined;
  files.set(path, Buffer.concat([old ?? new Uint8Array(), encode(text)]));
}
