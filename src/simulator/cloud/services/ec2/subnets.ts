import type {
  AttributeBooleanValue,
  CreateSubnetRequest,
  CreateSubnetResult,
  DeleteSubnetRequest,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  ModifySubnetAttributeRequest,
  Subnet as SubnetAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { arnOf } from './arn.ts';
import { contains, formatCidr, overlap, parseCidr, type Cidr } from './cidr.ts';
import {
  dependencyViolation,
  invalidCombination,
  invalidValue,
  notSimulated,
  required,
} from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { freeAddresses } from './private-addresses.ts';
import { ec2State } from './region-state.ts';
import type { Zone } from './region-table.ts';
import type { Ec2State, Subnet, Vpc } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

export function createSubnet(input: CreateSubnetRequest, context: CallContext): CreateSubnetResult {
  const state = ec2State(context);
  const vpc = lookUp('vpc', state.vpcs, required(input.VpcId, 'vpcId'));
  const cidr = checkedBlock(input, vpc, state);
  const zone = chosenZone(input, state);
  const tags = specifiedTags(input.TagSpecifications, 'subnet');
  const subnet: Subnet = {
    id: newId(state, 'subnet'),
    vpcId: vpc.id,
    cidr,
    zone,
    isDefault: false,
    mapPublicIp: false,
  };
  state.subnets.set(subnet.id, subnet);
  putTags(state, subnet.id, tags);
  return { Subnet: subnetAnswer(subnet, state, context) };
}

export function deleteSubnet({ SubnetId }: DeleteSubnetRequest, context: CallContext): object {
  const state = ec2State(context);
  const { id } = lookUp('subnet', state.subnets, required(SubnetId, 'subnetId'));
  if ([...state.networkInterfaces.values()].some(({ subnetId }) => subnetId === id)) {
    throw dependencyViolation(`The subnet '${id}' has dependencies and cannot be deleted.`);
  }
  state.subnets.delete(id);
  state.tags.delete(id);
  return {};
}

export function describeSubnets(
  input: DescribeSubnetsRequest,
  context: CallContext,
): DescribeSubnetsResult {
  const state = ec2State(context);
  const all = lookUpAll('subnet', state.subnets, input.SubnetIds).map((subnet) =>
    subnetAnswer(subnet, state, context),
  );
  const found = select(all, input.Filters, subnetFilters, ({ SubnetId }) =>
    state.tags.get(SubnetId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    ...usualLimits,
    ids: ['subnetSet', input.SubnetIds],
  });
  return { Subnets: [...items], NextToken };
}

const subnetFilters: FilterTable<SubnetAnswer> = {
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  availabilityZone: ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  'available-ip-address-count': ({ AvailableIpAddressCount }) => AvailableIpAddressCount,
  cidr: ({ CidrBlock }) => CidrBlock,
  'cidr-block': ({ CidrBlock }) => CidrBlock,
  cidrBlock: ({ CidrBlock }) => CidrBlock,
  'default-for-az': ({ DefaultForAz }) => DefaultForAz,
  defaultForAz: ({ DefaultForAz }) => DefaultForAz,
  'map-public-ip-on-launch': ({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch,
  'owner-id': ({ OwnerId }) => OwnerId,
  state: ({ State }) => State,
  'subnet-arn': ({ SubnetArn }) => SubnetArn,
  'subnet-id': ({ SubnetId }) => SubnetId,
  'vpc-id': ({ VpcId }) => VpcId,
};

/** One attribute a call; the public address is the only one that is simulated. */
export function modifySubnetAttribute(
  input: ModifySubnetAttributeRequest,
  context: CallContext,
): object {
  const { subnets } = ec2State(context);
  const { SubnetId, MapPublicIpOnLaunch, ...others } = input;
  const subnet = lookUp('subnet', subnets, required(SubnetId, 'subnetId'));
  const rest = Object.entries(others).filter(([, value]) => value !== undefined);
  const attributes: readonly (AttributeBooleanValue | undefined)[] = [MapPublicIpOnLaunch];
  const given = attributes.filter((attribute) => attribute?.Value !== undefined).length;
  const other = rest.find(([name]) => name !== 'DryRun')?.[0];
  if (given + (other ? 1 : 0) > 1) {
    throw invalidCombination('Fields for multiple attribute types specified.');
  }
  if (other) throw notSimulated(`the subnet attribute ${other}`);
  if (MapPublicIpOnLaunch?.Value === undefined) {
    throw invalidCombination('No attributes specified.');
  }
  subnet.mapPublicIp = MapPublicIpOnLaunch.Value;
  return {};
}

/** From /16 to /28, within the VPC and beside its other subnets. Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
function checkedBlock({ CidrBlock }: CreateSubnetRequest, vpc: Vpc, state: Ec2State): string {
  if (!CidrBlock) {
    throw new AwsError(
      'MissingParameter',
      "Either 'cidrBlock' or 'ipv6CidrBlock' should be provided.",
    );
  }
  const block = parseCidr(CidrBlock);
  if (!block) throw invalidValue(CidrBlock, 'cidrBlock', 'This is not a valid CIDR block.');
  const whole = parseCidr(vpc.cidr);
  if (block.prefix < 16 || block.prefix > 28 || !whole || !contains(whole, block)) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${CidrBlock}' is invalid.`);
  }
  if (blocksIn(state, vpc.id).some((other) => overlap(other, block))) {
    throw new AwsError(
      'InvalidSubnet.Conflict',
      `The CIDR '${CidrBlock}' conflicts with another subnet`,
    );
  }
  return formatCidr(block);
}

function blocksIn({ subnets }: Ec2State, vpcId: string): readonly Cidr[] {
  return [...subnets.values()]
    .filter((subnet) => subnet.vpcId === vpcId)
    .flatMap(({ cidr }) => parseCidr(cidr) ?? []);
}

/** The zone asked for; without one AWS chooses, here the first of the region. */
function chosenZone(
  { AvailabilityZone: name, AvailabilityZoneId: id }: CreateSubnetRequest,
  { zones }: Ec2State,
): Zone {
  const [first] = zones;
  const zone = name || id ? zones.find((one) => one.name === name || one.id === id) : first;
  if (zone) return zone;
  const names = zones.map((one) => (name ? one.name : one.id)).join(', ');
  throw invalidValue(
    name ?? id,
    name ? 'availabilityZone' : 'availabilityZoneId',
    `Subnets can currently only be created in the following availability zones: ${names}.`,
  );
}

function subnetAnswer(subnet: Subnet, state: Ec2State, context: CallContext): SubnetAnswer {
  return {
    SubnetId: subnet.id,
    SubnetArn: arnOf(context, 'subnet', subnet.id),
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidr,
    AvailabilityZone: subnet.zone.name,
    AvailabilityZoneId: subnet.zone.id,
    AvailableIpAddressCount: freeAddresses(state, subnet),
    State: 'available',
    DefaultForAz: subnet.isDefault,
    MapPublicIpOnLaunch: subnet.mapPublicIp,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    EnableDns64: false,
    OwnerId: context.account.id,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagList(state, subnet.id),
  };
}
