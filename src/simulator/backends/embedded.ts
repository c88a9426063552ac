import type { BackendInfo } from '../../vocabulary/simulation.ts';
import { simulatedClock } from '../clock.ts';
import { createCloud } from '../cloud/create-cloud.ts';
import { seedAccount, type AccountSeed } from '../cloud/seed/account.ts';
import { answeredBy } from './answered-by.ts';
import type { Backend } from './backend.ts';

/** What the guard enforces in front of every backend. */
export const enforced = ['identity', 'boundary', 'scp', 'trust', 'pass-role', 'quota'] as const;

/** The embedded AWS, in process, with an account made from the seed. `start` is the simulated time it begins at. */
export async function openEmbedded(
  seed: AccountSeed,
  version: string,
  start: number,
): Promise<Backend> {
  const clock = simulatedClock(start);
  const { account, deployer } = await seedAccount(seed, clock);
  const cloud = createCloud(account);
  const info: BackendInfo = { kind: 'embedded', version, enforces: enforced };
  return {
    info,
    account,
    deployer,
    clock,
    answer: (service, region) => answeredBy('embedded', cloud.answer(service, region)),
    learn: async () => {}, // the embedded cloud is what it would learn from
    [Symbol.asyncDispose]: async () => {},
  };
}
