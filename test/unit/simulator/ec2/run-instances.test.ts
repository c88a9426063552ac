import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { describeImages } from '../../../../src/simulator/cloud/services/ec2/images.ts';
import { terminateInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import { describeInstances } from '../../../../src/simulator/cloud/services/ec2/instances.ts';
import { runInstances } from '../../../../src/simulator/cloud/services/ec2/run-instances.ts';
import { createSecurityGroup } from '../../../../src/simulator/cloud/services/ec2/security-groups.ts';
import {
  createSubnet,
  modifySubnetAttribute,
} from '../../../../src/simulator/cloud/services/ec2/subnets.ts';
import { describeTags } from '../../../../src/simulator/cloud/services/ec2/tags.ts';
import { describeVolumes } from '../../../../src/simulator/cloud/services/ec2/volumes.ts';
import {
  addNetwork,
  addProfile,
  ec2Context,
  launch,
  launchRequest,
  pass,
  refusal,
  type Network,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let network: Network;
beforeEach(() => {
  context = ec2Context();
  network = addNetwork(context);
});

const run = (changes: Partial<RunInstancesRequest> = {}) =>
  runInstances(launchRequest(context, network, changes), context);
const instance = (id: string) =>
  describeInstances({ InstanceIds: [id] }, context).Reservations?.[0]?.Instances?.[0];
const count = () => context.account.ec2.get('eu-central-1')?.instances.size;

const arm = () =>
  describeImages({ Filters: [{ Name: 'architecture', Values: ['arm64'] }] }, context).Images?.[0]
    ?.ImageId;
const mapping = (Ebs: object, DeviceName = '/dev/sda1') => ({
  BlockDeviceMappings: [{ DeviceName, Ebs }],
});

describe('RunInstances', () => {
  it('launches an instance that is pending, then running', async () => {
    const { Instances, OwnerId, ReservationId } = run();
    expect(OwnerId).toBe('111122223333');
    expect(ReservationId).toMatch(/^r-0[0-9a-f]{16}$/);
    const [launched] = Instances ?? [];
    expect(launched).toMatchObject({
      InstanceType: 't3.medium',
      State: { Code: 0, Name: 'pending' },
      KeyName: 'admin',
      PrivateIpAddress: '10.0.1.4',
      PrivateDnsName: 'ip-10-0-1-4.eu-central-1.compute.internal',
      SubnetId: network.subnetId,
      VpcId: network.vpcId,
      SecurityGroups: [{ GroupId: network.groupId, GroupName: 'appliance' }],
      IamInstanceProfile: { Arn: 'arn:aws:iam::111122223333:instance-profile/appliance' },
      LaunchTime: new Date('2026-11-25T12:00:00Z'),
      MetadataOptions: { State: 'pending', HttpTokens: 'optional', HttpPutResponseHopLimit: 1 },
    });
    expect(launched?.PublicIpAddress).toBeUndefined();
    const id = launched?.InstanceId ?? '';
    await pass(context, 14);
    expect(instance(id)?.State?.Name).toBe('pending');
    await pass(context, 1);
    expect(instance(id)).toMatchObject({
      State: { Code: 16, Name: 'running' },
      MetadataOptions: { State: 'applied' },
    });
    expect(instance(id)?.StateReason).toBeUndefined();
  });

  it('makes the root volume of the image and those asked for', () => {
    const id = launch(context, network, {
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/sda1',
          Ebs: { VolumeSize: 16, VolumeType: 'gp3', DeleteOnTermination: true },
        },
        { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 20, VolumeType: 'gp3', Encrypted: true } },
      ],
    });
    const mappings = instance(id)?.BlockDeviceMappings ?? [];
    expect(mappings.map(({ DeviceName, Ebs }) => [DeviceName, Ebs?.DeleteOnTermination])).toEqual([
      ['/dev/sda1', true],
      ['/dev/sdf', false],
    ]);
    const { Volumes = [] } = describeVolumes({}, context);
    expect(
      Volumes.map(({ Size, VolumeType, Encrypted, Iops, Throughput, State }) => [
        Size,
        VolumeType,
        Encrypted,
        Iops,
        Throughput,
        State,
      ]),
    ).toEqual([
      [16, 'gp3', false, 3000, 125, 'in-use'],
      [20, 'gp3', true, 3000, 125, 'in-use'],
    ]);
    expect(Volumes[1]?.KmsKeyId).toMatch(
      /^arn:aws:kms:eu-central-1:111122223333:key\/[0-9a-f-]{36}$/,
    );
  });

  it("uses the image's own size and type where the request says nothing", () => {
    run();
    expect(describeVolumes({}, context).Volumes).toMatchObject([
      { Size: 8, VolumeType: 'gp2', Iops: 100 },
    ]);
  });

  it('encrypts all volumes where the account does so by default', () => {
    const state = context.account.ec2.get('eu-central-1');
    if (state) state.ebs.encryptedByDefault = true;
    run();
    expect(describeVolumes({}, context).Volumes).toMatchObject([{ Encrypted: true }]);
  });

  it('gives a public address where subnet or request say so', () => {
    expect(instance(launch(context, network))?.PublicIpAddress).toBeUndefined();
    modifySubnetAttribute(
      { SubnetId: network.subnetId, MapPublicIpOnLaunch: { Value: true } },
      context,
    );
    expect(instance(launch(context, network))?.PublicIpAddress).toMatch(/^198\.1[89]\./);
    const NetworkInterfaces = [
      {
        DeviceIndex: 0,
        SubnetId: network.subnetId,
        Groups: [network.groupId],
        AssociatePublicIpAddress: false,
      },
    ];
    const hidden = launch(context, network, {
      NetworkInterfaces,
      SubnetId: undefined,
      SecurityGroupIds: undefined,
    });
    expect(instance(hidden)?.PublicIpAddress).toBeUndefined();
  });

  it('launches into the default VPC and its default group where nothing is named', () => {
    const id = launch(context, network, { SubnetId: undefined, SecurityGroupIds: undefined });
    expect(instance(id)).toMatchObject({
      PrivateIpAddress: '172.31.0.4',
      SecurityGroups: [{ GroupName: 'default' }],
    });
    const other = launch(context, network, {
      SubnetId: undefined,
      SecurityGroupIds: undefined,
      Placement: { AvailabilityZone: 'eu-central-1c' },
    });
    expect(instance(other)?.PrivateIpAddress).toBe('172.31.32.4');
  });

  it('launches several, as many as there are addresses for', () => {
    const { Subnet } = createSubnet({ VpcId: network.vpcId, CidrBlock: '10.0.2.0/28' }, context);
    const into = { SubnetId: Subnet?.SubnetId };
    expect(run({ ...into, MinCount: 2, MaxCount: 20 }).Instances).toHaveLength(11);
    expect(refusal(() => run(into))).toBe(
      `InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet '${Subnet?.SubnetId ?? ''}' to satisfy the requested number of instances.`,
    );
  });

  it('tags instance, volumes and interfaces', () => {
    const Tags = [{ Key: 'Name', Value: 'vba' }];
    const TagSpecifications = (['instance', 'volume', 'network-interface'] as const).map(
      (ResourceType) => ({ ResourceType, Tags }),
    );
    run({ TagSpecifications });
    const tags = describeTags({ Filters: [{ Name: 'key', Values: ['Name'] }] }, context).Tags ?? [];
    expect(new Set(tags.map(({ ResourceType }) => ResourceType))).toEqual(
      new Set(['instance', 'network-interface', 'volume']),
    );
  });

  it('launches once for a client token', () => {
    const first = run({ ClientToken: 'once' });
    const again = run({ ClientToken: 'once' });
    expect(again.Instances?.[0]?.InstanceId).toBe(first.Instances?.[0]?.InstanceId);
    expect(count()).toBe(1);
    expect(refusal(() => run({ ClientToken: 'once', InstanceType: 't3.large' }))).toBe(
      'IdempotentParameterMismatch: Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  });

  it('never starts an instance whose key cannot be used', async () => {
    const KmsKeyId =
      'arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000';
    const id = launch(context, network, {
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, KmsKeyId } }],
    });
    expect(instance(id)?.State?.Name).toBe('pending');
    await pass(context, 15);
    expect(instance(id)).toMatchObject({
      State: { Name: 'terminated' },
      StateReason: {
        Code: 'Client.InternalError',
        Message: 'Client.InternalError: Client error on launch',
      },
    });
    expect(describeVolumes({}, context).Volumes).toEqual([]);
  });
});

describe('RunInstances refuses', () => {
  it.each([
    [
      'an image that there is not',
      { ImageId: 'ami-0123456789abcdef0' },
      "InvalidAMIID.NotFound: The image id '[ami-0123456789abcdef0]' does not exist",
    ],
    [
      'an image id that is none',
      { ImageId: 'ubuntu' },
      'InvalidAMIID.Malformed: Invalid id: "ubuntu" (expecting "ami-...")',
    ],
    [
      'no image',
      { ImageId: undefined },
      'MissingParameter: The request must contain the parameter ImageId',
    ],
    [
      'no count',
      { MinCount: undefined },
      'MissingParameter: The request must contain the parameter MinCount',
    ],
    [
      'a type that there is not',
      { InstanceType: 't3.huge' },
      "InvalidParameterValue: Invalid value 't3.huge' for InstanceType.",
    ],
    [
      'a key pair that there is not',
      { KeyName: 'nobody' },
      "InvalidKeyPair.NotFound: The key pair 'nobody' does not exist",
    ],
    [
      'a subnet that there is not',
      { SubnetId: 'subnet-0123456789abcdef0' },
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-0123456789abcdef0' does not exist",
    ],
    [
      'a group that there is not',
      { SecurityGroupIds: ['sg-0123456789abcdef0'] },
      "InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist",
    ],
    [
      'a profile that there is not',
      { IamInstanceProfile: { Name: 'nobody' } },
      'InvalidParameterValue: Value (nobody) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    ],
    [
      'a root volume smaller than the image',
      mapping({ VolumeSize: 4 }),
      /^InvalidBlockDeviceMapping: Volume of size 4GB is smaller than snapshot 'snap-0[0-9a-f]{16}', expect size >= 8GB$/,
    ],
    [
      'a volume type that there is not',
      mapping({ VolumeType: 'gp9' }),
      "UnknownVolumeType: Unsupported volume type 'gp9' for volume creation.",
    ],
    [
      'a cold root volume',
      mapping({ VolumeType: 'st1', VolumeSize: 500 }),
      /^InvalidBlockDeviceMapping: Volume type 'st1'/,
    ],
    [
      'a volume of no size',
      mapping({ VolumeType: 'gp3' }, '/dev/sdf'),
      'InvalidBlockDeviceMapping: Either snapshot ID or volume size must be provided for: /dev/sdf',
    ],
    [
      'IOPS of gp2',
      mapping({ VolumeType: 'gp2', Iops: 3000 }),
      'InvalidParameterCombination: The parameter iops is not supported for gp2 volumes.',
    ],
    [
      'a key for a volume in the clear',
      mapping({ KmsKeyId: 'alias/mine' }),
      'InvalidParameterDependency: The parameter KmsKeyId requires the parameter Encrypted to be set.',
    ],
    [
      'a device twice',
      {
        BlockDeviceMappings: ['/dev/sdf', '/dev/sdf'].map((DeviceName) => ({
          DeviceName,
          Ebs: { VolumeSize: 1 },
        })),
      },
      "InvalidBlockDeviceMapping: The device '/dev/sdf' is used in more than one block-device mapping",
    ],
    [
      'an address outside the subnet',
      { PrivateIpAddress: '10.0.2.9' },
      "InvalidParameterValue: Address 10.0.2.9 does not fall within the subnet's address range",
    ],
    [
      "one of AWS's addresses",
      { PrivateIpAddress: '10.0.1.3' },
      "InvalidParameterValue: Address 10.0.1.3 is in subnet's reserved address range",
    ],
    [
      'tags of what it does not make',
      { TagSpecifications: [{ ResourceType: 'vpc' as const, Tags: [] }] },
      "InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation.",
    ],
    [
      "AWS's own tag keys",
      {
        TagSpecifications: [
          { ResourceType: 'instance' as const, Tags: [{ Key: 'aws:x', Value: '' }] },
        ],
      },
      "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      'user data that is not base64',
      { UserData: '#!/bin/sh' },
      'InvalidUserData.Malformed: Invalid BASE64 encoding of user data.',
    ],
    [
      'a hop limit of zero',
      { MetadataOptions: { HttpPutResponseHopLimit: 0 } },
      /^InvalidParameterValue: Value \(0\) for parameter HttpPutResponseHopLimit/,
    ],
    [
      'interfaces beside a subnet',
      { NetworkInterfaces: [{ DeviceIndex: 0 }] },
      'InvalidParameterCombination: Network interfaces and an instance-level subnet ID may not be specified on the same request',
    ],
    [
      'what it does not simulate',
      { LaunchTemplate: { LaunchTemplateName: 'x' } },
      /^UnsupportedOperation: .*LaunchTemplate/,
    ],
  ])('%s', (_, changes, message) => {
    expect(refusal(() => run(changes as Partial<RunInstancesRequest>))).toMatch(message);
    expect(count()).toBe(0);
  });

  it('a type of another architecture than the image', () => {
    expect(refusal(() => run({ ImageId: arm() }))).toMatch(
      /^InvalidParameterValue: The architecture 'x86_64' of the specified instance type does not match the architecture 'arm64' of the specified AMI\. /,
    );
    expect(run({ ImageId: arm(), InstanceType: 't4g.medium' }).Instances).toHaveLength(1);
  });

  it('a group of another VPC than the subnet', () => {
    const { GroupId = '' } = createSecurityGroup({ GroupName: 'web', Description: 'web' }, context);
    expect(refusal(() => run({ SecurityGroupIds: [GroupId] }))).toBe(
      `InvalidParameter: Security group ${GroupId} and subnet ${network.subnetId} belong to different networks.`,
    );
  });

  it('an empty profile', () => {
    const arn = addProfile(context, 'empty', false);
    expect(refusal(() => run({ IamInstanceProfile: { Arn: arn } }))).toBe(
      `InvalidParameterValue: IAM Instance Profile "${arn}" has no associated IAM Roles`,
    );
  });

  it('an address that another instance has', async () => {
    const id = launch(context, network, { PrivateIpAddress: '10.0.1.9' });
    expect(refusal(() => run({ PrivateIpAddress: '10.0.1.9' }))).toBe(
      'InvalidIPAddress.InUse: Address 10.0.1.9 is in use.',
    );
    terminateInstances({ InstanceIds: [id] }, context);
    await pass(context, 30);
    expect(run({ PrivateIpAddress: '10.0.1.9' }).Instances).toHaveLength(1);
  });

  it('a type that the zone does not offer, and names the zones that do', () => {
    context = ec2Context('us-east-1');
    const { vpcId: VpcId, groupId } = addNetwork(context);
    const zone = { VpcId, CidrBlock: '10.0.2.0/24', AvailabilityZone: 'us-east-1e' };
    const subnetId = createSubnet(zone, context).Subnet?.SubnetId ?? '';
    network = { vpcId: VpcId, subnetId, groupId, gatewayId: '' };
    expect(refusal(() => run())).toBe(
      'Unsupported: Your requested instance type (t3.medium) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f.',
    );
    expect(run({ InstanceType: 't2.medium' }).Instances).toHaveLength(1);
  });

  it('a launch without a network where the account has no default VPC', () => {
    context.account.ec2
      .get('eu-central-1')
      ?.vpcs.forEach((vpc, id, vpcs) => vpc.isDefault && vpcs.delete(id));
    expect(refusal(() => run({ SubnetId: undefined, SecurityGroupIds: undefined }))).toBe(
      'VPCIdNotSpecified: No default VPC for this user',
    );
  });
});
