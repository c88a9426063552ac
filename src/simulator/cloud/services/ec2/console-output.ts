import type { GetConsoleOutputRequest, GetConsoleOutputResult } from '@aws-sdk/client-ec2';

import type { CallContext } from '../../operation.ts';
import { required } from './errors.ts';
import { interfacesOf } from './instance-answer.ts';
import type { Instance } from './instance.ts';
import { lookUp } from './lookup.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State } from './state.ts';

/** How long after the start each line of the console comes, in milliseconds. */
type Line = readonly [after: number, text: string];

/** What the guest has written to its console since it last started, in base64; empty before it starts. */
export function getConsoleOutput(
  { InstanceId }: GetConsoleOutputRequest,
  context: CallContext,
): GetConsoleOutputResult {
  const state = ec2State(context);
  const instance = lookUp('instance', state.instances, required(InstanceId, 'instanceId'));
  const now = context.account.clock.now();
  const start = instance.bootedAt;
  const written =
    start === undefined ? [] : bootLines(instance, state).filter(([after]) => start + after <= now);
  const last = written.at(-1);
  const text = written.map(
    ([after, line]) => `[${(after / 1000).toFixed(6).padStart(12)}] ${line}\r\n`,
  );
  return {
    InstanceId: instance.id,
    Timestamp: new Date(start === undefined ? instance.launchedAt : start + (last?.[0] ?? 0)),
    ...(last ? { Output: Buffer.from(text.join('')).toString('base64') } : {}),
  };
}

/** The start of the image on that hardware, in few lines. */
function bootLines(instance: Instance, state: Ec2State): readonly Line[] {
  const image = state.images.get(instance.imageId);
  const [nic] = interfacesOf(state, instance.id);
  const host = nic ? `ip-${nic.privateIp.replaceAll('.', '-')}` : instance.id;
  return [
    [0, `Linux version on ${instance.architecture} (${image?.description ?? instance.imageId})`],
    [800, `smp: Brought up 1 node, ${instance.vcpus} CPUs`],
    [2100, `EXT4-fs (root): mounted filesystem from ${instance.rootDevice}`],
    [4600, `ens5: ${nic?.privateIp ?? 'no address'} by DHCP`],
    [7900, `cloud-init: hostname set to ${host}`],
    [9300, `cloud-init: authorized key ${instance.keyName ?? '(none)'} for user ubuntu`],
    [13_000, `cloud-init: finished, datasource Ec2Local`],
    [13_200, `${host} login:`],
  ];
}
