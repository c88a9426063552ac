import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const cli = join(import.meta.dirname, '../../dist/cli.js');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A pipeline of the shell, `$NODE $CLI` in it; its code is that of the first part that failed. */
function shell(script: string, cwd: string): Promise<Ended> {
  const env = { ...process.env, NODE: process.execPath, CLI: cli, CI: 'true' };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-o', 'pipefail', '-c', script],
      { cwd, env, timeout: 60_000 },
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
          stdout,
          stderr,
        });
      },
    );
  });
}

async function directoryWith(name: string, text: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'vba-pipe-'));
  await writeFile(join(directory, name), text);
  return directory;
}

const unknown = Array.from({ length: 3_000 }, (_, at) => `ec2:Rebootinstance${String(at)}`);
const faulty = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: unknown, Resource: '*' }],
});

describe('standard output', () => {
  it('that is closed by a reader who has seen enough changes nothing about the exit code', async () => {
    const directory = await directoryWith('policy.json', faulty);
    const { code, stdout, stderr } = await shell('"$NODE" "$CLI" lint | head -1', directory);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
  });

  it('that is closed ends a stream of answers', async () => {
    const request = {
      principal: '111122223333',
      action: 's3:GetObject',
      resource: '*',
      context: {},
    };
    const line = JSON.stringify({ id: 'a', policies: {}, request });
    const directory = await directoryWith('cases.jsonl', `${line}\n`.repeat(50_000));
    const script = '"$NODE" "$CLI" policy can --requests cases.jsonl | head -1';
    const { code, stdout, stderr } = await shell(script, directory);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a' });
  });

  it('that is full is told in a line, and is no finding', async () => {
    const directory = await directoryWith('policy.json', faulty);
    const { code, stderr } = await shell('"$NODE" "$CLI" lint >/dev/full', directory);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: Standard output cannot be written: .*ENOSPC.*\n {2}fix: .*\n$/);
  });

  it('that is full ends a stream of answers too, with one line', async () => {
    const request = { principal: '111122223333', action: 's3:GetObject', resource: '*' };
    const line = JSON.stringify({ id: 'a', policies: {}, request });
    const directory = await directoryWith('cases.jsonl', `${line}\n`.repeat(5_000));
    const script = '"$NODE" "$CLI" policy can --requests cases.jsonl >/dev/full';
    const { code, stderr } = await shell(script, directory);
    expect(code).toBe(2);
    expect(stderr.match(/^error: Standard output cannot be written: .*ENOSPC/gm)).toHaveLength(1);
    expect(stderr).not.toContain('fault of vba-preflight');
  });

  it('that is full ends a dry run with one line', async () => {
    const script = '"$NODE" "$CLI" run --target embedded >/dev/full';
    const { code, stderr } = await shell(script, tmpdir());
    expect(code).toBe(2);
    expect(stderr.match(/Standard output cannot be written/g)).toHaveLength(1);
  });
});
