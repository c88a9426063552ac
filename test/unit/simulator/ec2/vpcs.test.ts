import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { describeRouteTables } from '../../../../src/simulator/cloud/services/ec2/route-tables.ts';
import {
  createSecurityGroup,
  describeSecurityGroups,
} from '../../../../src/simulator/cloud/services/ec2/security-groups.ts';
import {
  createSubnet,
  deleteSubnet,
} from '../../../../src/simulator/cloud/services/ec2/subnets.ts';
import {
  describeVpcAttribute,
  modifyVpcAttribute,
} from '../../../../src/simulator/cloud/services/ec2/vpc-attributes.ts';
import {
  createVpc,
  deleteVpc,
  describeVpcs,
} from '../../../../src/simulator/cloud/services/ec2/vpcs.ts';
import { addNetwork, ec2Context, pass, refusal } from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
beforeEach(() => {
  context = ec2Context();
});

const create = (CidrBlock: string) => createVpc({ CidrBlock }, context).Vpc?.VpcId ?? '';

const tagged = (ResourceType: 'vpc' | 'subnet') => ({
  CidrBlock: '10.0.0.0/16',
  TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value: 'vba' }] }],
});

const found = (Name: string, value: string) =>
  describeVpcs({ Filters: [{ Name, Values: [value] }] }, context).Vpcs?.map((vpc) => vpc.VpcId);

describe('CreateVpc', () => {
  it('makes a VPC that is available a moment later', async () => {
    const { Vpc } = createVpc({ CidrBlock: '10.0.0.0/16' }, context);
    expect(Vpc).toMatchObject({
      CidrBlock: '10.0.0.0/16',
      State: 'pending',
      IsDefault: false,
      OwnerId: '111122223333',
    });
    await pass(context, 1);
    const { Vpcs } = describeVpcs({ VpcIds: [Vpc?.VpcId ?? ''] }, context);
    expect(Vpcs).toMatchObject([{ State: 'available' }]);
  });

  it('gives it a main route table and a default group', () => {
    const VpcId = create('10.0.0.0/16');
    const Filters = [
      { Name: 'vpc-id', Values: [VpcId] },
      { Name: 'association.main', Values: ['true'] },
    ];
    const { RouteTables } = describeRouteTables({ Filters }, context);
    expect(RouteTables?.[0]?.Routes).toMatchObject([
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
    ]);
    const { SecurityGroups } = describeSecurityGroups(
      { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] },
      context,
    );
    expect(SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual(['default']);
  });

  it('clears host bits of the block', () => {
    expect(createVpc({ CidrBlock: '100.68.0.18/18' }, context).Vpc?.CidrBlock).toBe(
      '100.68.0.0/18',
    );
  });

  it.each([
    [{}, "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided."],
    [
      { CidrBlock: '10.0.0.0' },
      'InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [{ CidrBlock: '10.0.0.0/8' }, "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid."],
    [{ CidrBlock: '10.0.0.0/29' }, "InvalidVpc.Range: The CIDR '10.0.0.0/29' is invalid."],
  ])('refuses %o', (input, message) => {
    expect(refusal(() => createVpc(input, context))).toBe(message);
    expect(describeVpcs({}, context).Vpcs).toHaveLength(1);
  });

  it('tags what it makes, and only as a VPC', () => {
    expect(createVpc(tagged('vpc'), context).Vpc?.Tags).toEqual([{ Key: 'Name', Value: 'vba' }]);
    expect(refusal(() => createVpc(tagged('subnet'), context))).toBe(
      "InvalidParameterValue: 'subnet' is not a valid taggable resource type for this operation.",
    );
  });
});

describe('DescribeVpcs', () => {
  it('names the VPC that is not there', () => {
    expect(refusal(() => describeVpcs({ VpcIds: ['vpc-0123456789abcdef0'] }, context))).toBe(
      "InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
    );
    expect(refusal(() => describeVpcs({ VpcIds: ['vba'] }, context))).toBe(
      'InvalidVpcId.Malformed: Invalid id: "vba" (expecting "vpc-...")',
    );
  });

  it('filters', () => {
    const VpcId = create('10.0.0.0/16');
    expect(found('cidr', '10.*')).toEqual([VpcId]);
    expect(found('is-default', 'true')).not.toContain(VpcId);
    expect(found('state', 'pending')).toEqual([VpcId]);
  });
});

describe('DeleteVpc', () => {
  it('keeps a VPC that something is in', () => {
    const VpcId = create('10.0.0.0/16');
    const { Subnet } = createSubnet({ VpcId, CidrBlock: '10.0.0.0/24' }, context);
    const message = `DependencyViolation: The vpc '${VpcId}' has dependencies and cannot be deleted.`;
    expect(refusal(() => deleteVpc({ VpcId }, context))).toBe(message);
    deleteSubnet({ SubnetId: Subnet?.SubnetId }, context);
    createSecurityGroup({ VpcId, GroupName: 'web', Description: 'web' }, context);
    expect(refusal(() => deleteVpc({ VpcId }, context))).toBe(message);
  });

  it('keeps a VPC with an internet gateway', () => {
    const { vpcId } = addNetwork(context);
    expect(refusal(() => deleteVpc({ VpcId: vpcId }, context))).toMatch(/^DependencyViolation: /);
  });

  it('takes the main route table and the default group along', () => {
    const before = structuredClone(context.account.ec2.get('eu-central-1')?.routeTables.size ?? 1);
    const VpcId = create('10.0.0.0/16');
    deleteVpc({ VpcId }, context);
    const state = context.account.ec2.get('eu-central-1');
    expect(state?.routeTables.size).toBe(before);
    expect(state?.securityGroups.size).toBe(1);
    expect(refusal(() => deleteVpc({ VpcId }, context))).toMatch(/^InvalidVpcID\.NotFound: /);
  });
});

describe('the attributes of a VPC', () => {
  it('are changed one at a time', () => {
    const VpcId = create('10.0.0.0/16');
    const hostnames = () =>
      describeVpcAttribute({ VpcId, Attribute: 'enableDnsHostnames' }, context).EnableDnsHostnames;
    expect(hostnames()).toEqual({ Value: false });
    modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } }, context);
    expect(hostnames()).toEqual({ Value: true });
    const both = {
      VpcId,
      EnableDnsHostnames: { Value: true },
      EnableDnsSupport: { Value: true },
    };
    expect(refusal(() => modifyVpcAttribute(both, context))).toMatch(
      /^InvalidParameterCombination: /,
    );
  });

  it('give host names only where DNS is on', () => {
    const VpcId = create('10.0.0.0/16');
    modifyVpcAttribute({ VpcId, EnableDnsSupport: { Value: false } }, context);
    expect(
      refusal(() => modifyVpcAttribute({ VpcId, EnableDnsHostnames: { Value: true } }, context)),
    ).toBe('InvalidParameterValue: You may only enable DNS hostnames if DNS support is enabled.');
  });
});
