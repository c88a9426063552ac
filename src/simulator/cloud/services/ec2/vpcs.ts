import type {
  CreateVpcRequest,
  CreateVpcResult,
  DeleteVpcRequest,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  Vpc as VpcAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { addVpcParts } from './default-network.ts';
import { dependencyViolation, invalidValue, notSimulated, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { fingerprint, newId } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { ec2State } from './region-state.ts';
import { durations } from './settle.ts';
import type { Ec2State, Vpc } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

export function createVpc(input: CreateVpcRequest, context: CallContext): CreateVpcResult {
  const state = ec2State(context);
  const cidr = checkedBlock(input);
  const tags = specifiedTags(input.TagSpecifications, 'vpc');
  const vpc: Vpc = {
    id: newId(state, 'vpc'),
    cidr,
    isDefault: false,
    createdAt: context.account.clock.now(),
    tenancy: input.InstanceTenancy === 'dedicated' ? 'dedicated' : 'default',
    dnsSupport: true,
    dnsHostnames: false,
    usageMetrics: false,
  };
  state.vpcs.set(vpc.id, vpc);
  putTags(state, vpc.id, tags);
  addVpcParts(state, vpc.id, cidr);
  return { Vpc: vpcAnswer(vpc, state, context) };
}

/** The main route table and the default group go with the VPC; anything else in it keeps it. */
export function deleteVpc({ VpcId }: DeleteVpcRequest, context: CallContext): object {
  const state = ec2State(context);
  const { id } = lookUp('vpc', state.vpcs, required(VpcId, 'vpcId'));
  const { subnets, internetGateways, securityGroups, networkInterfaces } = state;
  const inVpc = ({ vpcId }: { readonly vpcId: string | undefined }) => vpcId === id;
  const holdsMore =
    [...subnets.values(), ...internetGateways.values(), ...networkInterfaces.values()].some(
      inVpc,
    ) || [...securityGroups.values()].some((group) => inVpc(group) && group.name !== 'default');
  if (holdsMore) {
    throw dependencyViolation(`The vpc '${id}' has dependencies and cannot be deleted.`);
  }
  for (const map of [state.routeTables, securityGroups]) {
    for (const [part, { vpcId }] of map) {
      if (vpcId !== id) continue;
      map.delete(part);
      state.tags.delete(part);
    }
  }
  state.vpcs.delete(id);
  state.tags.delete(id);
  return {};
}

export function describeVpcs(input: DescribeVpcsRequest, context: CallContext): DescribeVpcsResult {
  const state = ec2State(context);
  const all = lookUpAll('vpc', state.vpcs, input.VpcIds).map((vpc) =>
    vpcAnswer(vpc, state, context),
  );
  const found = select(all, input.Filters, vpcFilters, ({ VpcId }) => state.tags.get(VpcId ?? ''));
  const { items, NextToken } = pageOf(found, input, {
    ...usualLimits,
    ids: ['vpcsSet', input.VpcIds],
  });
  return { Vpcs: [...items], NextToken };
}

const vpcFilters: FilterTable<VpcAnswer> = {
  cidr: ({ CidrBlock }) => CidrBlock,
  'cidr-block-association.cidr-block': ({ CidrBlockAssociationSet: set }) =>
    set?.map(({ CidrBlock }) => CidrBlock),
  'dhcp-options-id': ({ DhcpOptionsId }) => DhcpOptionsId,
  'is-default': ({ IsDefault }) => IsDefault,
  isDefault: ({ IsDefault }) => IsDefault,
  'owner-id': ({ OwnerId }) => OwnerId,
  state: ({ State }) => State,
  'vpc-id': ({ VpcId }) => VpcId,
};

/** A block from /16 to /28; host bits are cleared. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html */
function checkedBlock({ CidrBlock, Ipv4IpamPoolId }: CreateVpcRequest): string {
  if (Ipv4IpamPoolId) throw notSimulated('IPAM pools');
  if (!CidrBlock) {
    throw new AwsError(
      'MissingParameter',
      "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
    );
  }
  const block = parseCidr(CidrBlock);
  if (!block) throw invalidValue(CidrBlock, 'cidrBlock', 'This is not a valid CIDR block.');
  if (block.prefix < 16 || block.prefix > 28) {
    throw new AwsError('InvalidVpc.Range', `The CIDR '${CidrBlock}' is invalid.`);
  }
  return formatCidr(block);
}

function vpcAnswer(vpc: Vpc, state: Ec2State, { account }: CallContext): VpcAnswer {
  const pending = account.clock.now() < vpc.createdAt + durations.vpcPending;
  return {
    VpcId: vpc.id,
    CidrBlock: vpc.cidr,
    State: pending ? 'pending' : 'available',
    IsDefault: vpc.isDefault,
    InstanceTenancy: vpc.tenancy,
    OwnerId: account.id,
    DhcpOptionsId: `dopt-${fingerprint(`${state.seed} dopt`, 8)}`,
    Ipv6CidrBlockAssociationSet: [],
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.id.replace('vpc-', 'vpc-cidr-assoc-'),
        CidrBlock: vpc.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    Tags: tagList(state, vpc.id),
  };
}
