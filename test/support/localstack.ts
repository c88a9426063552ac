import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const script = join(import.meta.dirname, '../../localstack/process.sh');

/** Directory of an installed LocalStack (localstack/process.sh install DIR), if there is one. */
export const installed = [
  process.env['VBA_LOCALSTACK_PROCESS'],
  join(import.meta.dirname, '../../.localstack/process'),
].find((directory) => directory !== undefined && existsSync(join(directory, 'bin/python')));

/** The real LocalStack as a process on a free port, healthy; stop it with `await stop()`. */
export async function startLocalstack(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!installed) throw new Error('no LocalStack is installed');
  const port = await freePort();
  const state = await mkdtemp(join(tmpdir(), 'vba-localstack-'));
  const child = spawn('bash', [script, 'start', installed, String(port)], {
    env: { ...process.env, LOCALSTACK_STATE: state },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  for (let tries = 0; tries < 300; tries += 1) {
    const healthy = await fetch(`${url}/_localstack/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) {
      return {
        url,
        stop: async () => {
          child.kill('SIGTERM');
          await gone;
        },
      };
    }
    await setTimeout(100);
  }
  child.kill('SIGKILL');
  throw new Error('LocalStack did not become healthy within 30 s');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  await new Promise((resolve) => server.close(resolve));
  return port;
}
