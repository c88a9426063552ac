import type { Instance } from './instance.ts';
import type { Ec2State } from './state.ts';

/** How long things take, in milliseconds of simulated time: round figures of what AWS is seen to need. */
export const durations = {
  vpcPending: 1000,
  instancePending: 15_000,
  instanceStopping: 20_000,
  instanceShuttingDown: 30_000,
  /** A terminated instance stays visible for a while, usually less than an hour. */
  terminatedVisible: 3_600_000,
  /** From the start until the status checks have passed. */
  statusChecks: 120_000,
  volumeCreating: 2000,
  snapshotBase: 20_000,
  snapshotPerGiB: 1000,
} as const;

/**
 * Does what time has done since the last call: instances reach their next state, terminated ones let go of what they
 * held and in the end vanish. What another backend runs is left alone.
 */
export function settle(state: Ec2State, now: number): void {
  for (const instance of state.instances.values()) {
    while (instance.next && instance.next.at <= now) advance(state, instance, instance.next);
  }
}

function advance(
  state: Ec2State,
  instance: Instance,
  { state: reached, at }: NonNullable<Instance['next']>,
): void {
  instance.next = undefined;
  if (instance.state === 'terminated') return forget(state, instance);
  instance.state = reached;
  if (reached === 'running') {
    instance.bootedAt = at;
    instance.stateReason = undefined;
  }
  if (reached === 'terminated') {
    letGo(state, instance);
    instance.next = { state: 'terminated', at: at + durations.terminatedVisible };
  }
}

function forget(state: Ec2State, { id, reservationId }: Instance): void {
  remove(state, state.instances, id);
  for (const [token, launch] of state.launches) {
    if (launch.reservationId === reservationId) state.launches.delete(token);
  }
}

/** What a terminated instance leaves: volumes and interfaces go with it or stay behind, addresses are free again. */
export function letGo(state: Ec2State, { id }: Instance): void {
  for (const volume of state.volumes.values()) {
    if (volume.attachment?.instanceId !== id) continue;
    if (volume.attachment.deleteOnTermination) remove(state, state.volumes, volume.id);
    else volume.attachment = undefined;
  }
  for (const nic of state.networkInterfaces.values()) {
    if (nic.attachment?.instanceId !== id) continue;
    nic.publicIp = undefined;
    if (nic.attachment.deleteOnTermination) {
      freeAddress(state, nic.id);
      remove(state, state.networkInterfaces, nic.id);
    } else nic.attachment = undefined;
  }
  const terminated = state.instances.get(id);
  if (terminated) terminated.profile = undefined;
}

function freeAddress({ addresses }: Ec2State, networkInterfaceId: string): void {
  for (const address of addresses.values()) {
    if (address.association?.networkInterfaceId === networkInterfaceId) {
      address.association = undefined;
    }
  }
}

function remove(state: Ec2State, map: Map<string, unknown>, id: string): void {
  map.delete(id);
  state.tags.delete(id);
}
