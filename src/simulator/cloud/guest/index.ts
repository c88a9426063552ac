import type { AccountState } from '../account.ts';
import { readPresigned } from '../services/s3/presigned.ts';
import { ssmOf } from '../services/ssm/state.ts';
import { Guest } from './guest.ts';
import { viewInstance } from './instance-view.ts';
import { assumedWay, whyNoInternet } from './internet.ts';
import { newMachine, type Machine } from './machine.ts';
import { bootByEc2, halt } from './settle.ts';

export { GuestError } from './guest-error.ts';
export type { Guest } from './guest.ts';

/**
 * The appliance in the instance, made when the instance first boots and kept from then on; undefined for an instance that
 * does not exist or has never run. `backupServers` are the plan's IPv4 ranges from which it is to be reached.
 */
export function guestOf(
  account: AccountState,
  region: string,
  instanceId: string,
  backupServers: readonly string[],
): Guest | undefined {
  const machine = machineOf(account, region, instanceId);
  const look = () => {
    machineOf(account, region, instanceId);
    return viewInstance(account, region, instanceId);
  };
  return machine && new Guest(machine, look, account.clock.now, backupServers);
}

/** What a dry run takes on trust about the instance's way to the internet; undefined where it takes nothing. */
export function assumptionAbout(
  account: AccountState,
  region: string,
  instanceId: string,
): string | undefined {
  const view = viewInstance(account, region, instanceId);
  return view && assumedWay(view);
}

/** The computer in the instance, brought to EC2's last boot; undefined before the first. */
export function machineOf(
  account: AccountState,
  region: string,
  instanceId: string,
): Machine | undefined {
  const { machines } = ssmOf(account, region);
  const bootedAt = viewInstance(account, region, instanceId)?.bootedAt;
  const known = machines.get(instanceId);
  if (known && bootedAt === undefined) halt(known, account.clock.now());
  if (known && bootedAt !== undefined) bootByEc2(known, bootedAt);
  if (known || bootedAt === undefined) return known;
  const fresh = newMachine(instanceId, region, bootedAt, {
    download: async (url) => {
      const { download } = ssmOf(account, region);
      return download ? download(url) : readPresigned(account, url);
    },
    whyNoInternet: () => {
      const view = viewInstance(account, region, instanceId);
      return view ? whyNoInternet(view) : `instance ${instanceId} does not exist`;
    },
  });
  machines.set(instanceId, fresh);
  return fresh;
}
