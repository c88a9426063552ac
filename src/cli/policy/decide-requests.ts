import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

import { decideLine } from '../../policies/can.ts';
import { InputError, UserError } from '../../vocabulary/errors.ts';
import { systemCode } from '../system-code.ts';
import type { Write } from './can-options.ts';
import { type Line, linesOf } from './lines.ts';

/** How a file of cases went: lines by what came of them. */
export interface RequestTotals {
  readonly allowed: number;
  readonly denied: number;
  readonly 'not-granted': number;
  readonly undecided: number;
  readonly error: number;
}

/**
 * Decides one case a line and writes one line of JSON for each, in order; a line that is no case gets
 * `{line, id?, error}`. Blank lines are passed over. Holds one chunk of the file at a time. Throws InputError where the
 * file cannot be read, and the signal's reason where that aborts.
 */
export async function decideRequests(
  path: string,
  write: Write,
  {
    signal,
    stdin = process.stdin,
  }: { signal?: AbortSignal; stdin?: AsyncIterable<Uint8Array> } = {},
): Promise<RequestTotals> {
  const totals = { allowed: 0, denied: 0, 'not-granted': 0, undecided: 0, error: 0 };
  const chunks = path === '-' ? stdin : createReadStream(path);
  try {
    for await (const lines of linesOf(chunks)) {
      let out = '';
      for (const line of lines) {
        const answer = answerLine(line);
        if (!answer) continue;
        totals['effect' in answer ? answer.effect : 'error'] += 1;
        out += `${JSON.stringify(answer)}\n`;
      }
      await write(out);
      // A file in memory never leaves the microtask queue otherwise: an interrupt needs a turn.
      await setImmediate();
      signal?.throwIfAborted();
    }
  } catch (error) {
    throw readable(error, path);
  }
  return totals;
}

type Answer = ReturnType<typeof decideLine>;

interface Refusal {
  readonly line: number;
  readonly id?: string | number;
  readonly error: string;
}

function answerLine(line: Line): Answer | Refusal | undefined {
  if ('fault' in line) return { line: line.number, error: line.fault };
  if (line.text.trim() === '') return undefined;
  try {
    return decideLine(line.text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { line: line.number, ...idOf(line.text), error: error.message };
  }
}

/** The id of a line that is no case, where it has one all the same. */
function idOf(text: string): { readonly id?: string | number } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'id' in value) {
      const { id } = value;
      if (typeof id === 'string' || typeof id === 'number') return { id };
    }
  } catch {
    // no JSON, so no id
  }
  return {};
}

function readable(error: unknown, path: string): unknown {
  const what: Record<string, string> = {
    ENOENT: 'there is no such file.',
    EACCES: 'this file may not be read.',
    EISDIR: 'this is a directory, not a file.',
  };
  const known = what[systemCode(error) ?? ''];
  if (known === undefined || !(error instanceof Error)) return error;
  return new InputError(
    { path },
    known,
    'Name a file with one case a line, or - for standard input.',
    { cause: error },
  );
}
