import type {
  Instance as InstanceAnswer,
  InstanceNetworkInterface,
  InstanceNetworkInterfaceAttachment as NicAttachment,
} from '@aws-sdk/client-ec2';

import type { Ec2State, NetworkInterface } from '../state.ts';

/** Takes over an interface of an instance as the instance's description shows it. */
export function takeInterface(
  nic: InstanceNetworkInterface,
  answer: InstanceAnswer,
  state: Ec2State,
  now: number,
): void {
  const { NetworkInterfaceId: id, SubnetId: subnetId, VpcId: vpcId } = nic;
  if (!id || !subnetId || !vpcId) return;
  const zone = answer.Placement?.AvailabilityZone ?? '';
  const lent = lentAddress(nic.Association?.PublicIp ?? answer.PublicIpAddress, state);
  state.networkInterfaces.set(id, {
    id,
    subnetId,
    vpcId,
    zone: state.subnets.get(subnetId)?.zone ?? { name: zone, id: zone },
    ...settingsOf(nic),
    publicIp: lent,
    wantsPublicIp: lent !== undefined,
    attachment: attachmentOf(nic.Attachment ?? {}, answer.InstanceId ?? '', now),
  });
}

function settingsOf(nic: InstanceNetworkInterface) {
  return {
    privateIp: nic.PrivateIpAddress ?? '',
    mac: nic.MacAddress ?? '',
    description: nic.Description ?? '',
    groups: (nic.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    sourceDestCheck: nic.SourceDestCheck !== false,
  };
}

/** An address that the account allocated is not lent. */
function lentAddress(seen: string | undefined, { addresses }: Ec2State): string | undefined {
  return [...addresses.values()].some(({ publicIp }) => publicIp === seen) ? undefined : seen;
}

function attachmentOf(
  { AttachmentId: id = '', DeviceIndex: deviceIndex = 0, DeleteOnTermination }: NicAttachment,
  instanceId: string,
  at: number,
): NetworkInterface['attachment'] {
  return { id, instanceId, deviceIndex, at, deleteOnTermination: DeleteOnTermination !== false };
}
