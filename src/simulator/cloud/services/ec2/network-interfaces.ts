import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  ModifyNetworkInterfaceAttributeRequest,
  NetworkInterface as NetworkInterfaceAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidCombination, notSimulated, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { elasticIpOf, privateDnsName, publicAddressOf, publicDnsName } from './public-addresses.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State, NetworkInterface } from './state.ts';
import { tagList } from './tags.ts';

export function describeNetworkInterfaces(
  input: DescribeNetworkInterfacesRequest,
  context: CallContext,
): DescribeNetworkInterfacesResult {
  const state = ec2State(context);
  const { NetworkInterfaceIds: ids } = input;
  const all = lookUpAll('networkInterface', state.networkInterfaces, ids).map((nic) =>
    interfaceAnswer(nic, state, context),
  );
  const found = select(all, input.Filters, interfaceFilters, ({ NetworkInterfaceId }) =>
    state.tags.get(NetworkInterfaceId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    ...usualLimits,
    ids: ['networkInterfaceIdSet', ids],
  });
  return { NetworkInterfaces: [...items], NextToken };
}

const interfaceFilters: FilterTable<NetworkInterfaceAnswer> = {
  'addresses.private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'association.allocation-id': ({ Association }) => Association?.AllocationId,
  'association.association-id': ({ Association }) => Association?.AssociationId,
  'association.ip-owner-id': ({ Association }) => Association?.IpOwnerId,
  'association.public-ip': ({ Association }) => Association?.PublicIp,
  'attachment.attachment-id': ({ Attachment }) => Attachment?.AttachmentId,
  'attachment.delete-on-termination': ({ Attachment }) => Attachment?.DeleteOnTermination,
  'attachment.device-index': ({ Attachment }) => Attachment?.DeviceIndex,
  'attachment.instance-id': ({ Attachment }) => Attachment?.InstanceId,
  'attachment.status': ({ Attachment }) => Attachment?.Status,
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  description: ({ Description }) => Description,
  'group-id': ({ Groups }) => Groups?.map(({ GroupId }) => GroupId),
  'group-name': ({ Groups }) => Groups?.map(({ GroupName }) => GroupName),
  'interface-type': ({ InterfaceType }) => InterfaceType,
  'mac-address': ({ MacAddress }) => MacAddress,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'owner-id': ({ OwnerId }) => OwnerId,
  'private-dns-name': ({ PrivateDnsName }) => PrivateDnsName,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'requester-managed': ({ RequesterManaged }) => RequesterManaged,
  'source-dest-check': ({ SourceDestCheck }) => SourceDestCheck,
  status: ({ Status }) => Status,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};

/** One attribute a call. */
export function modifyNetworkInterfaceAttribute(
  input: ModifyNetworkInterfaceAttributeRequest,
  context: CallContext,
): object {
  const state = ec2State(context);
  const id = required(input.NetworkInterfaceId, 'networkInterfaceId');
  const nic = lookUp('networkInterface', state.networkInterfaces, id);
  const { NetworkInterfaceId: _id, DryRun: _dryRun, ...attributes } = input;
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  if (given.length !== 1) {
    throw invalidCombination(
      given.length === 0
        ? 'No attributes specified.'
        : 'Fields for multiple attribute types specified.',
    );
  }
  const { Description, Groups, SourceDestCheck, Attachment } = attributes;
  if (Description) nic.description = Description.Value ?? '';
  else if (Groups) nic.groups = checkedGroups(state, Groups, nic);
  else if (SourceDestCheck) nic.sourceDestCheck = SourceDestCheck.Value ?? nic.sourceDestCheck;
  else if (Attachment) changeAttachment(nic, Attachment);
  else throw notSimulated(`the network interface attribute ${given[0]?.[0] ?? ''}`);
  return {};
}

/** The ids of groups that an interface may have: at least one, at most five, all of its VPC. */
export function checkedGroups(
  state: Ec2State,
  ids: readonly string[],
  at: Pick<NetworkInterface, 'vpcId' | 'subnetId'>,
): readonly string[] {
  if (ids.length === 0) throw new AwsError('InvalidParameterValue', 'You must specify a group.');
  const unique = [...new Set(ids)];
  if (unique.length > 5) {
    throw new AwsError(
      'SecurityGroupsPerInterfaceLimitExceeded',
      'The maximum number of security groups per interface has been reached.',
    );
  }
  for (const id of unique) {
    if (lookUp('securityGroup', state.securityGroups, id).vpcId !== at.vpcId) {
      throw new AwsError(
        'InvalidParameter',
        `Security group ${id} and subnet ${at.subnetId} belong to different networks.`,
      );
    }
  }
  return unique;
}

function changeAttachment(
  { attachment }: NetworkInterface,
  {
    AttachmentId,
    DeleteOnTermination,
  }: NonNullable<ModifyNetworkInterfaceAttributeRequest['Attachment']>,
): void {
  if (!attachment || attachment.id !== AttachmentId) {
    throw new AwsError(
      'InvalidAttachmentID.NotFound',
      `The networkInterface attachment ID '${AttachmentId ?? ''}' does not exist`,
    );
  }
  attachment.deleteOnTermination = DeleteOnTermination ?? attachment.deleteOnTermination;
}

function interfaceAnswer(
  nic: NetworkInterface,
  state: Ec2State,
  context: CallContext,
): NetworkInterfaceAnswer {
  const { attachment } = nic;
  const association = associationAnswer(nic, state, context.account.id);
  const dns = privateDnsName(context.region, nic.privateIp);
  return {
    NetworkInterfaceId: nic.id,
    SubnetId: nic.subnetId,
    VpcId: nic.vpcId,
    AvailabilityZone: nic.zone.name,
    AvailabilityZoneId: nic.zone.id,
    Description: nic.description,
    Groups: groupNames(state, nic.groups),
    InterfaceType: 'interface',
    MacAddress: nic.mac,
    OwnerId: context.account.id,
    PrivateDnsName: dns,
    PrivateIpAddress: nic.privateIp,
    PrivateIpAddresses: [
      {
        Primary: true,
        PrivateIpAddress: nic.privateIp,
        PrivateDnsName: dns,
        ...(association ? { Association: association } : {}),
      },
    ],
    Ipv6Addresses: [],
    RequesterManaged: false,
    SourceDestCheck: nic.sourceDestCheck,
    Status: attachment ? 'in-use' : 'available',
    ...(association ? { Association: association } : {}),
    ...(attachment
      ? {
          Attachment: {
            AttachmentId: attachment.id,
            AttachTime: new Date(attachment.at),
            DeleteOnTermination: attachment.deleteOnTermination,
            DeviceIndex: attachment.deviceIndex,
            NetworkCardIndex: 0,
            InstanceId: attachment.instanceId,
            InstanceOwnerId: context.account.id,
            Status: 'attached',
          },
        }
      : {}),
    TagSet: tagList(state, nic.id),
  };
}

/** How an interface's public address is shown; an address that EC2 lent belongs to `amazon`. */
export function associationAnswer(
  nic: NetworkInterface,
  state: Ec2State,
  accountId: string,
): NetworkInterfaceAnswer['Association'] {
  const PublicIp = publicAddressOf(state, nic);
  if (PublicIp === undefined) return undefined;
  const elastic = elasticIpOf(state, nic);
  return {
    PublicIp,
    PublicDnsName: publicDnsName(state, nic.vpcId, PublicIp),
    IpOwnerId: elastic ? accountId : 'amazon',
    ...(elastic
      ? { AllocationId: elastic.allocationId, AssociationId: elastic.association?.id }
      : {}),
  };
}

export function groupNames(
  { securityGroups }: Ec2State,
  ids: readonly string[],
): { GroupId: string; GroupName: string | undefined }[] {
  return ids.map((GroupId) => ({ GroupId, GroupName: securityGroups.get(GroupId)?.name }));
}
