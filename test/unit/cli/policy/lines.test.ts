import { describe, expect, it } from 'vitest';

import { type Line, linesOf } from '../../../../src/cli/policy/lines.ts';

async function read(...chunks: readonly (string | Uint8Array)[]): Promise<readonly Line[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  const lines: Line[] = [];
  for await (const some of linesOf(stream())) lines.push(...some);
  return lines;
}

describe('linesOf', () => {
  it('passes over a byte order mark before the first line, and keeps it elsewhere', async () => {
    expect(await read('\uFEFF{"id": 1}\n\uFEFF{}\n')).toEqual([
      { number: 1, text: '{"id": 1}' },
      { number: 2, text: '\uFEFF{}' },
    ]);
  });

  it('joins what chunks tear apart, takes off CR, and needs no LF at the end', async () => {
    expect(await read('{"a', '": 1}\r', '\n\r\n', 'last')).toEqual([
      { number: 1, text: '{"a": 1}' },
      { number: 2, text: '' },
      { number: 3, text: 'last' },
    ]);
  });

  it('names a line that is no UTF-8 and reads the next', async () => {
    expect(await read(Uint8Array.of(0xc3, 0x28, 0x0a), 'ok')).toEqual([
      { number: 1, fault: 'the line is not UTF-8 text' },
      { number: 2, text: 'ok' },
    ]);
  });
});
