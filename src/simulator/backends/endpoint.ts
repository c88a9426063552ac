import { UserError } from '../../vocabulary/errors.ts';
import type { BackendInfo } from '../../vocabulary/simulation.ts';
import { simulatedClock } from '../clock.ts';
import { createCloud } from '../cloud/create-cloud.ts';
import { seedAccount, type AccountSeed } from '../cloud/seed/account.ts';
import type { Backend } from './backend.ts';
import { enforced } from './embedded.ts';
import { readHealth } from './health.ts';
import { forwardTo, hybrid } from './hybrid.ts';
import { invalidReference } from './invalid-reference.ts';
import { learnFrom } from './learn.ts';
import { accountOf, survey } from './survey.ts';

/** While the simulated clock jumps, this much of each wait really passes, since the endpoint lives in real time. */
const realPause = 100;

/**
 * A backend that runs already, on loopback, with the embedded cloud for what it lacks. `seed.accountId` is ignored: the
 * account is the endpoint's. Refuses any other host with a UserError, since a dry run must never reach a real account.
 */
export async function openEndpoint(
  url: URL,
  seed: AccountSeed,
  start: number,
  signal: AbortSignal,
  trusted = false,
): Promise<Backend> {
  if (!trusted && !isLoopback(url.hostname)) {
    throw new UserError(
      `${url.href} is not on this machine: a dry run is sent to loopback addresses only.`,
      'Run the emulator here and name it as http://127.0.0.1:4566.',
    );
  }
  const health = await readHealth(url, signal);
  const forward = forwardTo(url);
  const clock = simulatedClock(start, realPause);
  const accountId = await accountOf(forward, seed.region, signal);
  const { account, deployer } = await seedAccount(
    { ...seed, accountId, defaultNetwork: false },
    clock,
  );
  const cloud = createCloud(account);
  const answer = hybrid({ embedded: cloud.answer, other: forward, otherName: health.name });
  const info: BackendInfo = {
    kind: health.name === 'localstack' ? 'localstack' : 'endpoint',
    version: health.version,
    endpoint: url.origin,
    enforces: enforced,
  };
  const backend: Backend = {
    info,
    account,
    deployer,
    clock,
    answer,
    learn: (call, output, by) =>
      by === 'embedded' ? Promise.resolve() : learnFrom(account, call, output),
    invalid: (call) => invalidReference(call, account),
    [Symbol.asyncDispose]: async () => {},
  };
  await survey(backend, seed.region, signal);
  return backend;
}

/** 127.0.0.0/8, ::1 and the name that stands for them. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
