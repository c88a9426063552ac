import type { Instance as InstanceAnswer } from '@aws-sdk/client-ec2';

import type { FilterTable } from './filters.ts';

/** Some filters look at the reservation of an instance. */
export interface InstanceInReservation extends InstanceAnswer {
  readonly OwnerId: string;
  readonly ReservationId: string;
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const instanceFilters: FilterTable<InstanceInReservation> = {
  architecture: ({ Architecture }) => Architecture,
  'availability-zone': ({ Placement }) => Placement?.AvailabilityZone,
  'block-device-mapping.delete-on-termination': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.DeleteOnTermination),
  'block-device-mapping.device-name': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ DeviceName }) => DeviceName),
  'block-device-mapping.status': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.Status),
  'block-device-mapping.volume-id': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.VolumeId),
  'client-token': ({ ClientToken }) => ClientToken,
  'dns-name': ({ PublicDnsName }) => PublicDnsName,
  hypervisor: ({ Hypervisor }) => Hypervisor,
  'iam-instance-profile.arn': ({ IamInstanceProfile }) => IamInstanceProfile?.Arn,
  'iam-instance-profile.id': ({ IamInstanceProfile }) => IamInstanceProfile?.Id,
  'image-id': ({ ImageId }) => ImageId,
  'instance-id': ({ InstanceId }) => InstanceId,
  'instance-state-code': ({ State }) => State?.Code,
  'instance-state-name': ({ State }) => State?.Name,
  'instance-type': ({ InstanceType }) => InstanceType,
  'instance.group-id': ({ SecurityGroups }) => SecurityGroups?.map(({ GroupId }) => GroupId),
  'instance.group-name': ({ SecurityGroups }) => SecurityGroups?.map(({ GroupName }) => GroupName),
  'ip-address': ({ PublicIpAddress }) => PublicIpAddress,
  'key-name': ({ KeyName }) => KeyName,
  'launch-time': ({ LaunchTime }) => LaunchTime?.toISOString(),
  'metadata-options.http-tokens': ({ MetadataOptions }) => MetadataOptions?.HttpTokens,
  'monitoring-state': ({ Monitoring }) => Monitoring?.State,
  'network-interface.addresses.association.public-ip': ({ NetworkInterfaces }) =>
    NetworkInterfaces?.map(({ Association }) => Association?.PublicIp),
  'network-interface.group-id': ({ NetworkInterfaces }) =>
    NetworkInterfaces?.flatMap(({ Groups = [] }) => Groups.map(({ GroupId }) => GroupId)),
  'network-interface.network-interface-id': ({ NetworkInterfaces }) =>
    NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
  'network-interface.subnet-id': ({ NetworkInterfaces }) =>
    NetworkInterfaces?.map(({ SubnetId }) => SubnetId),
  'network-interface.vpc-id': ({ NetworkInterfaces }) =>
    NetworkInterfaces?.map(({ VpcId }) => VpcId),
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'reservation-id': ({ ReservationId }) => ReservationId,
  'root-device-name': ({ RootDeviceName }) => RootDeviceName,
  'root-device-type': ({ RootDeviceType }) => RootDeviceType,
  'state-reason-code': ({ StateReason }) => StateReason?.Code,
  'subnet-id': ({ SubnetId }) => SubnetId,
  tenancy: ({ Placement }) => Placement?.Tenancy,
  'virtualization-type': ({ VirtualizationType }) => VirtualizationType,
  'vpc-id': ({ VpcId }) => VpcId,
};
