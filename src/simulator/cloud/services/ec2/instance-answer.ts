import type {
  Instance as InstanceAnswer,
  InstanceNetworkInterface,
  Reservation,
  Volume as VolumeAnswer,
} from '@aws-sdk/client-ec2';

import type { CallContext } from '../../operation.ts';
import { sdkType } from './instance-type-table.ts';
import { stateCodes, type Instance } from './instance.ts';
import { associationAnswer, groupNames } from './network-interfaces.ts';
import { privateDnsName, publicAddressOf, publicDnsName } from './public-addresses.ts';
import type { Ec2State, NetworkInterface, Volume } from './state.ts';
import { tagList } from './tags.ts';
import { volumesOf } from './volume-attachments.ts';

/** One reservation with those of its instances that are wanted. */
export function reservationAnswer(
  reservationId: string,
  instances: readonly Instance[],
  state: Ec2State,
  context: CallContext,
): Reservation {
  return {
    ReservationId: reservationId,
    OwnerId: context.account.id,
    Groups: [],
    Instances: instances.map((instance) => instanceAnswer(instance, state, context)),
  };
}

/** An instance as DescribeInstances shows it. */
export function instanceAnswer(
  instance: Instance,
  state: Ec2State,
  context: CallContext,
): InstanceAnswer {
  const { stateReason, profile, keyName, clientToken } = instance;
  const nics = interfacesOf(state, instance.id);
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: sdkType(instance.type),
    State: stateAnswer(instance),
    ...(stateReason
      ? { StateReason: { Code: stateReason.code, Message: stateReason.message } }
      : {}),
    StateTransitionReason: instance.transitionReason,
    AmiLaunchIndex: instance.launchIndex,
    ...(keyName === undefined ? {} : { KeyName: keyName }),
    LaunchTime: new Date(instance.launchedAt),
    Placement: { AvailabilityZone: instance.zone, GroupName: '', Tenancy: instance.tenancy },
    Monitoring: { State: instance.detailedMonitoring ? 'enabled' : 'disabled' },
    ...networkAnswer(nics, state, context),
    Architecture: instance.architecture,
    RootDeviceName: instance.rootDevice,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: volumesOf(state, instance.id).map((volume) =>
      mappingAnswer(volume, instance),
    ),
    ClientToken: clientToken ?? '',
    EbsOptimized: instance.ebsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    ...(profile ? { IamInstanceProfile: { Arn: profile.profileArn, Id: profile.profileId } } : {}),
    MetadataOptions: {
      State: instance.state === 'pending' ? 'pending' : 'applied',
      HttpTokens: instance.metadata.httpTokens,
      HttpPutResponseHopLimit: instance.metadata.hopLimit,
      HttpEndpoint: instance.metadata.httpEndpoint,
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: instance.metadata.instanceTags,
    },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    MaintenanceOptions: { AutoRecovery: 'default' },
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: new Date(instance.launchedAt),
    ProductCodes: [],
    Tags: tagList(state, instance.id),
  };
}

export function stateAnswer({ state }: Instance): { Code: number; Name: Instance['state'] } {
  return { Code: stateCodes[state], Name: state };
}

/** The interfaces of an instance, primary first. */
export function interfacesOf({ networkInterfaces }: Ec2State, id: string): NetworkInterface[] {
  return [...networkInterfaces.values()]
    .filter(({ attachment }) => attachment?.instanceId === id)
    .toSorted((one, other) => deviceIndex(one) - deviceIndex(other));
}

function deviceIndex({ attachment }: NetworkInterface): number {
  return attachment?.deviceIndex ?? 0;
}

/** A terminated instance has no interface left, and then no address, group, subnet or VPC either. */
function networkAnswer(
  nics: readonly NetworkInterface[],
  state: Ec2State,
  context: CallContext,
): Partial<InstanceAnswer> {
  const [nic] = nics;
  if (!nic) {
    return { PrivateDnsName: '', PublicDnsName: '', SecurityGroups: [], NetworkInterfaces: [] };
  }
  const publicIp = publicAddressOf(state, nic);
  return {
    SubnetId: nic.subnetId,
    VpcId: nic.vpcId,
    PrivateIpAddress: nic.privateIp,
    PrivateDnsName: privateDnsName(state.region, nic.privateIp),
    ...(publicIp === undefined ? {} : { PublicIpAddress: publicIp }),
    PublicDnsName: publicDnsName(state, nic.vpcId, publicIp),
    SecurityGroups: groupNames(state, nic.groups),
    SourceDestCheck: nic.sourceDestCheck,
    NetworkInterfaces: nics.map((one) => interfaceAnswer(one, state, context)),
    PrivateDnsNameOptions: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
  };
}

function interfaceAnswer(
  nic: NetworkInterface,
  state: Ec2State,
  { account }: CallContext,
): InstanceNetworkInterface {
  const { attachment } = nic;
  const Association = associationAnswer(nic, state, account.id);
  const dns = privateDnsName(state.region, nic.privateIp);
  const shared = {
    PrivateIpAddress: nic.privateIp,
    PrivateDnsName: dns,
    ...(Association ? { Association } : {}),
  };
  return {
    NetworkInterfaceId: nic.id,
    SubnetId: nic.subnetId,
    VpcId: nic.vpcId,
    Description: nic.description,
    Groups: groupNames(state, nic.groups),
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: nic.mac,
    OwnerId: account.id,
    ...shared,
    PrivateIpAddresses: [{ Primary: true, ...shared }],
    SourceDestCheck: nic.sourceDestCheck,
    Status: 'in-use',
    ...(attachment
      ? {
          Attachment: {
            AttachmentId: attachment.id,
            AttachTime: new Date(attachment.at),
            DeleteOnTermination: attachment.deleteOnTermination,
            DeviceIndex: attachment.deviceIndex,
            NetworkCardIndex: 0,
            Status: 'attached',
          },
        }
      : {}),
  };
}

function mappingAnswer(
  { id, attachment }: Volume,
  { state }: Instance,
): NonNullable<InstanceAnswer['BlockDeviceMappings']>[number] {
  const Status: NonNullable<VolumeAnswer['Attachments']>[number]['State'] =
    state === 'pending' ? 'attaching' : 'attached';
  return {
    DeviceName: attachment?.device,
    Ebs: {
      VolumeId: id,
      Status,
      AttachTime: new Date(attachment?.at ?? 0),
      DeleteOnTermination: attachment?.deleteOnTermination,
    },
  };
}
