import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { terminateInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import {
  createSubnet,
  deleteSubnet,
  describeSubnets,
  modifySubnetAttribute,
} from '../../../../src/simulator/cloud/services/ec2/subnets.ts';
import {
  addNetwork,
  ec2Context,
  launch,
  pass,
  refusal,
  type Network,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let network: Network;
beforeEach(() => {
  context = ec2Context();
  network = addNetwork(context); // 10.0.0.0/16 with 10.0.1.0/24
});

const create = (CidrBlock: string, more = {}) =>
  createSubnet({ VpcId: network.vpcId, CidrBlock, ...more }, context).Subnet;

describe('CreateSubnet', () => {
  it('counts the addresses that AWS leaves', () => {
    expect(create('10.0.2.0/28')).toMatchObject({
      AvailableIpAddressCount: 11,
      State: 'available',
      MapPublicIpOnLaunch: false,
      AvailabilityZone: 'eu-central-1a',
    });
  });

  it('takes the zone by name or id', () => {
    expect(create('10.0.2.0/24', { AvailabilityZone: 'eu-central-1c' })?.AvailabilityZoneId).toBe(
      'euc1-az1',
    );
    expect(create('10.0.3.0/24', { AvailabilityZoneId: 'euc1-az3' })?.AvailabilityZone).toBe(
      'eu-central-1b',
    );
    expect(refusal(() => create('10.0.4.0/24', { AvailabilityZone: 'eu-central-1z' }))).toBe(
      'InvalidParameterValue: Value (eu-central-1z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: eu-central-1a, eu-central-1b, eu-central-1c.',
    );
  });

  it.each([
    ['10.1.0.0/24', "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid."],
    ['10.0.0.0/15', "InvalidSubnet.Range: The CIDR '10.0.0.0/15' is invalid."],
    ['10.0.2.0/29', "InvalidSubnet.Range: The CIDR '10.0.2.0/29' is invalid."],
    [
      '10.0.1.128/25',
      "InvalidSubnet.Conflict: The CIDR '10.0.1.128/25' conflicts with another subnet",
    ],
    ['10.0.0.0/16', "InvalidSubnet.Conflict: The CIDR '10.0.0.0/16' conflicts with another subnet"],
    [
      'ten',
      'InvalidParameterValue: Value (ten) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    ['', "MissingParameter: Either 'cidrBlock' or 'ipv6CidrBlock' should be provided."],
  ])('refuses %s', (cidr, message) => {
    expect(refusal(() => create(cidr))).toBe(message);
  });

  it('needs a VPC that is there', () => {
    const VpcId = 'vpc-0123456789abcdef0';
    expect(refusal(() => createSubnet({ VpcId, CidrBlock: '10.0.2.0/24' }, context))).toMatch(
      /^InvalidVpcID\.NotFound: /,
    );
    const nowhere = { CidrBlock: '10.0.2.0/24' } as Parameters<typeof createSubnet>[0];
    expect(refusal(() => createSubnet(nowhere, context))).toBe(
      'MissingParameter: The request must contain the parameter vpcId',
    );
  });
});

describe('DeleteSubnet', () => {
  it('waits until the instances in it are gone', async () => {
    const id = launch(context, network);
    const remove = () => deleteSubnet({ SubnetId: network.subnetId }, context);
    const message = `DependencyViolation: The subnet '${network.subnetId}' has dependencies and cannot be deleted.`;
    expect(refusal(remove)).toBe(message);
    terminateInstances({ InstanceIds: [id] }, context);
    expect(refusal(remove)).toBe(message);
    await pass(context, 30);
    expect(remove()).toEqual({});
    expect(refusal(() => describeSubnets({ SubnetIds: [network.subnetId] }, context))).toBe(
      `InvalidSubnetID.NotFound: The subnet ID '${network.subnetId}' does not exist`,
    );
  });
});

describe('ModifySubnetAttribute', () => {
  it('sets whether instances get public addresses', () => {
    const SubnetId = network.subnetId;
    modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } }, context);
    expect(describeSubnets({ SubnetIds: [SubnetId] }, context).Subnets).toMatchObject([
      { MapPublicIpOnLaunch: true },
    ]);
  });

  it('refuses none, several, and what is not simulated', () => {
    const SubnetId = network.subnetId;
    const on = { Value: true };
    expect(refusal(() => modifySubnetAttribute({ SubnetId }, context))).toMatch(
      /^InvalidParameterCombination: /,
    );
    const two = { SubnetId, MapPublicIpOnLaunch: on, EnableDns64: on };
    expect(refusal(() => modifySubnetAttribute(two, context))).toMatch(
      /^InvalidParameterCombination: /,
    );
    expect(refusal(() => modifySubnetAttribute({ SubnetId, EnableDns64: on }, context))).toMatch(
      /^UnsupportedOperation: .*EnableDns64/,
    );
  });
});

describe('DescribeSubnets', () => {
  it('counts a used address', () => {
    launch(context, network);
    const [subnet] =
      describeSubnets({ Filters: [{ Name: 'vpc-id', Values: [network.vpcId] }] }, context)
        .Subnets ?? [];
    expect(subnet?.AvailableIpAddressCount).toBe(250);
  });
});
