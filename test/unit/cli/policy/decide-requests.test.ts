import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { policyCan } from '../../../../src/cli/policy/can-command.ts';
import { decideRequests } from '../../../../src/cli/policy/decide-requests.ts';
import { linesOf, MAX_LINE } from '../../../../src/cli/policy/lines.ts';
import { file, policy } from './support.ts';

const allow = policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' });
const deny = policy({ Effect: 'Deny', Action: '*', Resource: '*' });

function line(id: string, identity: readonly object[], request: object = {}): string {
  return JSON.stringify({
    id,
    policies: { identity },
    request: {
      principal: 'arn:aws:iam::111122223333:user/u',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::a/b',
      context: {},
      ...request,
    },
  });
}

async function* chunksOf(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decideText(text: string): Promise<{ code: number; lines: unknown[]; told: string }> {
  let out = '';
  let told = '';
  const code = await policyCan(
    { requests: '-' },
    (part) => {
      out += part;
    },
    { stdin: chunksOf(text), tell: (part) => void (told += part) },
  );
  const lines = out.split('\n').filter((one) => one !== '');
  return { code, lines: lines.map((one): unknown => JSON.parse(one)), told };
}

describe('policy can --requests', () => {
  it('answers each line with a line, in order', async () => {
    const conditional = policy({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
    });
    const text = [
      line('a', [allow]),
      line('b', [allow, deny]),
      line('c', []),
      line('d', [conditional]),
    ].join('\n');
    const { code, lines, told } = await decideText(`${text}\n`);
    expect(lines).toMatchObject([
      { id: 'a', effect: 'allowed' },
      { id: 'b', effect: 'denied', layer: 'identity' },
      { id: 'c', effect: 'not-granted', layer: 'identity' },
      { id: 'd', effect: 'undecided', missing: ['aws:SourceIp'] },
    ]);
    expect(code).toBe(0);
    expect(told).toBe('1 allowed, 1 denied, 1 not-granted, 1 undecided, 0 error\n');
  });

  it('a line that is no case is answered with its number, the others are still decided, and the exit is 2', async () => {
    const broken = line('x', [{ Statement: [{ Effect: 'Alow', Action: '*', Resource: '*' }] }]);
    const text = ['{', line('ok', [allow]), '', broken, '[]', line('last', [allow])].join('\r\n');
    const { code, lines } = await decideText(text);
    expect(code).toBe(2);
    expect(lines).toMatchObject([
      { line: 1, error: expect.stringContaining('no JSON') },
      { id: 'ok', effect: 'allowed' },
      {
        line: 4,
        id: 'x',
        error: expect.stringContaining('/policies/identity/0/Statement/0/Effect'),
      },
      { line: 5, error: expect.stringContaining('must be a JSON object') },
      { id: 'last', effect: 'allowed' },
    ]);
  });

  it('a case that is nested too deep, or no text, is one bad line', async () => {
    const deep = `{"id":"d","policies":{"identity":[${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}]},"request":{}}`;
    const { code, lines } = await decideText(`${deep}\n${line('ok', [allow])}\n`);
    expect(code).toBe(2);
    expect(lines).toMatchObject([
      { line: 1, error: expect.any(String) },
      { id: 'ok', effect: 'allowed' },
    ]);
  });

  it('decides the example of its page', async () => {
    const page = await readFile(new URL('../../../../docs/policy/can.md', import.meta.url), 'utf8');
    const example = page.split('\n').filter((one) => one.startsWith('{"id": "1", "policies"'));
    const { code, lines } = await decideText(example.join('\n'));
    expect({ code, lines }).toMatchObject({ code: 0, lines: [{ id: '1', effect: 'allowed' }] });
  });

  it('waits for a slow reader, and holds no more than a chunk', async () => {
    const path = await file('cases.jsonl', `${line('x', [allow])}\n`.repeat(2_000));
    let waiting = 0;
    let most = 0;
    let written = 0;
    await decideRequests(path, async (part) => {
      waiting += 1;
      most = Math.max(most, waiting);
      await new Promise((resolve) => setTimeout(resolve, 1));
      written += part.split('\n').length - 1;
      waiting -= 1;
    });
    expect({ most, written }).toEqual({ most: 1, written: 2_000 });
  });

  it('stops when it is interrupted', async () => {
    const path = await file('cases.jsonl', `${line('x', [allow])}\n`.repeat(20_000));
    const interrupt = new AbortController();
    let written = 0;
    const run = decideRequests(
      path,
      (part) => {
        written += part.split('\n').length - 1;
        interrupt.abort();
      },
      { signal: interrupt.signal },
    );
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(written).toBeLessThan(20_000);
  });

  it('a file that is not there is named', async () => {
    await expect(decideRequests('nowhere.jsonl', () => {})).rejects.toThrow(
      'nowhere.jsonl: there is no such file',
    );
  });
});

async function all(text: Uint8Array, size: number) {
  const lines = [];
  for await (const part of linesOf(chunksOf(Buffer.from(text).toString('latin1'), size)))
    lines.push(...part);
  return lines;
}

async function* badBytes(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent <= MAX_LINE; sent += 1_048_576) yield Buffer.alloc(1_048_576, 120);
  yield Buffer.from('\n');
  yield Buffer.from([0xff, 0xfe, 10]);
  yield Buffer.from('ok\n');
}

describe('linesOf', () => {
  it('gives the same lines however the bytes come', async () => {
    const text = Buffer.from('a\r\nbb\n\nlast');
    for (const size of [1, 2, 3, 100]) {
      expect(await all(text, size)).toEqual([
        { number: 1, text: 'a' },
        { number: 2, text: 'bb' },
        { number: 3, text: '' },
        { number: 4, text: 'last' },
      ]);
    }
  });

  it('names a line that is too long and one that is no UTF-8, and goes on', async () => {
    const lines = [];
    for await (const part of linesOf(badBytes())) lines.push(...part);
    expect(lines).toEqual([
      { number: 1, fault: expect.stringContaining('longer than the limit') },
      { number: 2, fault: 'the line is not UTF-8 text' },
      { number: 3, text: 'ok' },
    ]);
  });
});
