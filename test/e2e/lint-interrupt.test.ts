import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

import { describe, expect, test } from 'vitest';

/** The built CLI: `npm test` builds before it tests. */
const cliPath = join(import.meta.dirname, '../../dist/cli.js');

// Windows has no signal that a process can be sent, and no such pipes.
describe.skipIf(process.platform === 'win32')('one SIGINT ends a run that waits', () => {
  test('for standard input, which then was not read', async () => {
    const child = start('-');
    await untilRead(child.stdin);
    child.kill('SIGINT');
    expect(await ended(child)).toEqual([130, 'NOT READ lint/input -: It was not read to its end.']);
  }, 10_000);

  test('for a pipe that is named as a file, as in lint <(command)', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'vba-pipe-'));
    const path = join(directory, 'pipe');
    execFileSync('mkfifo', [path]);
    const child = start(path);
    const pipe = createWriteStream(path);
    await untilRead(pipe);
    child.kill('SIGINT');
    expect(await ended(child)).toEqual([
      130,
      `NOT READ lint/input ${path}: It was not read to its end.`,
    ]);
    pipe.destroy();
    rmSync(directory, { recursive: true });
  }, 10_000);
});

test.skipIf(process.platform === 'win32')(
  'a pipe is read to its end',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'vba-pipe-'));
    const path = join(directory, 'pipe');
    execFileSync('mkfifo', [path]);
    const child = start(path);
    createWriteStream(path).end(`${' '.repeat(500_000)}{"Version": "2012-10-17"}`);
    let seen = '';
    child.stdout.on('data', (part: Buffer) => (seen += part.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    rmSync(directory, { recursive: true });
    expect(code).toBe(1);
    expect(seen).toContain(`ERROR lint/missing-statement ${path}:1:500001`);
  },
  10_000,
);

function start(path: string) {
  return spawn(process.execPath, [cliPath, 'lint', path], {
    env: { ...process.env, NO_COLOR: '1' },
  });
}

/** More than a pipe holds: once it is written, somebody reads. */
async function untilRead(pipe: Writable): Promise<void> {
  await new Promise((resolve) => pipe.write(' '.repeat(500_000), resolve));
}

/** Exit code, and what is said of the input. */
async function ended(child: ReturnType<typeof start>): Promise<readonly unknown[]> {
  let seen = '';
  child.stdout.on('data', (part: Buffer) => (seen += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, seen.split('\n').find((row) => row.startsWith('NOT READ'))];
}
