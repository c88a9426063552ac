import { beforeEach, describe, expect, it } from 'vitest';

import type { Learner } from '../../../../src/simulator/cloud/learn.ts';
import type { CallContext, Operation } from '../../../../src/simulator/cloud/operation.ts';
import { ubuntuImageId } from '../../../../src/simulator/cloud/services/ec2/images.ts';
import { learners, operations } from '../../../../src/simulator/cloud/services/ec2/index.ts';
import { mirroredState } from '../../../../src/simulator/cloud/services/ec2/region-state.ts';
import type { Ec2State } from '../../../../src/simulator/cloud/services/ec2/state.ts';
import { ec2Usage } from '../../../../src/simulator/cloud/services/ec2/usage.ts';
import { addProfile, ec2Context, pass } from '../../../fixtures/cloud/ec2-context.ts';

/** Another account stands for the backend; what it answers is learnt by the mirror. */
let backend: CallContext;
let mirror: CallContext;
let known: Ec2State;
beforeEach(() => {
  backend = ec2Context();
  mirror = ec2Context();
  known = mirroredState(mirror);
  addProfile(backend, 'appliance');
});

/** One call to the backend, learnt. */
function call(name: string, input: object): Record<string, unknown> {
  const output = (operations[name] as Operation<object>)(input, backend) as Record<string, unknown>;
  (learners[name] as Learner<object, object> | undefined)?.(input, output, mirror);
  return output;
}

const idIn = (output: Record<string, unknown>, thing: string, id: string) =>
  (output[thing] as Record<string, string>)[id] ?? '';
const counts = (context: CallContext) => {
  const { subnetsOfVpc: _subnets, ...rest } = ec2Usage(mirroredState(context));
  return rest;
};

function deploy() {
  for (const name of [
    'DescribeVpcs',
    'DescribeSubnets',
    'DescribeInternetGateways',
    'DescribeSecurityGroups',
    'DescribeRouteTables',
  ]) {
    call(name, {});
  }
  const VpcId = idIn(call('CreateVpc', { CidrBlock: '10.0.0.0/16' }), 'Vpc', 'VpcId');
  call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
  const InternetGatewayId = idIn(
    call('CreateInternetGateway', {}),
    'InternetGateway',
    'InternetGatewayId',
  );
  call('AttachInternetGateway', { InternetGatewayId, VpcId });
  const { RouteTables } = call('DescribeRouteTables', {
    Filters: [{ Name: 'vpc-id', Values: [VpcId] }],
  }) as { RouteTables: { RouteTableId: string }[] };
  call('CreateRoute', {
    RouteTableId: RouteTables[0]?.RouteTableId,
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: InternetGatewayId,
  });
  const SubnetId = idIn(
    call('CreateSubnet', { VpcId, CidrBlock: '10.0.1.0/24' }),
    'Subnet',
    'SubnetId',
  );
  call('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
  const { GroupId } = call('CreateSecurityGroup', { VpcId, GroupName: 'vba', Description: 'vba' });
  call('AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '203.0.113.0/24' }] },
    ],
  });
  const { AllocationId } = call('AllocateAddress', { Domain: 'vpc' });
  call('CreateKeyPair', { KeyName: 'vba', KeyType: 'ed25519' });
  const { Instances } = call('RunInstances', {
    ImageId: ubuntuImageId('eu-central-1'),
    InstanceType: 't3.medium',
    MinCount: 1,
    MaxCount: 1,
    KeyName: 'vba',
    SubnetId,
    SecurityGroupIds: [GroupId],
    IamInstanceProfile: { Name: 'appliance' },
  }) as { Instances: { InstanceId: string }[] };
  const InstanceId = Instances[0]?.InstanceId ?? '';
  call('CreateTags', { Resources: [InstanceId], Tags: [{ Key: 'Name', Value: 'vba' }] });
  return { VpcId, InternetGatewayId, SubnetId, GroupId, AllocationId, InstanceId };
}

async function boot(InstanceId: string): Promise<void> {
  await Promise.all([pass(backend, 20), pass(mirror, 20)]);
  call('DescribeInstances', { InstanceIds: [InstanceId] });
}

describe('the mirror of another backend', () => {
  it('knows nothing before it is told', () => {
    expect(counts(mirror)).toEqual({
      vpcs: 0,
      internetGateways: 0,
      elasticIps: 0,
      securityGroups: 0,
      standardVcpus: 0,
    });
  });

  it('counts as the backend does', () => {
    const { VpcId } = deploy();
    // the default group of the new VPC is not told until groups are described
    expect(counts(mirror)).toEqual({
      ...counts(backend),
      securityGroups: counts(backend).securityGroups - 1,
    });
    call('DescribeSecurityGroups', {});
    expect(counts(mirror)).toEqual(counts(backend));
    expect(ec2Usage(known).subnetsOfVpc(VpcId)).toBe(1);
  });

  it('knows the instance: profile, tags, network, and when it started', async () => {
    const { InstanceId, SubnetId, GroupId } = deploy();
    expect(known.instances.get(InstanceId)).toMatchObject({
      state: 'pending',
      mirrored: true,
      bootedAt: undefined,
    });
    await boot(InstanceId);
    expect(known.instances.get(InstanceId)).toMatchObject({
      state: 'running',
      keyName: 'vba',
      profile: {
        profileName: 'appliance',
        profileArn: 'arn:aws:iam::111122223333:instance-profile/appliance',
      },
      bootedAt: mirror.account.clock.now(),
    });
    expect(known.tags.get(InstanceId)?.get('Name')).toBe('vba');
    const [nic] = known.networkInterfaces.values();
    expect(nic).toMatchObject({
      subnetId: SubnetId,
      groups: [GroupId],
      attachment: { instanceId: InstanceId, deviceIndex: 0 },
    });
    expect(nic?.publicIp).toMatch(/^198\./);
  });

  it('moves on by what it is told, not by its clock', async () => {
    const { InstanceId } = deploy();
    await pass(mirror, 3600);
    expect(known.instances.get(InstanceId)?.state).toBe('pending');
    await boot(InstanceId);
    const started = known.instances.get(InstanceId)?.bootedAt;
    await pass(mirror, 60);
    call('DescribeInstances', {});
    expect(known.instances.get(InstanceId)?.bootedAt).toBe(started);
    call('RebootInstances', { InstanceIds: [InstanceId] });
    expect(known.instances.get(InstanceId)?.bootedAt).toBe((started ?? 0) + 60_000);
  });

  it('knows the elastic address for what it is', async () => {
    const { InstanceId, AllocationId } = deploy();
    await boot(InstanceId);
    call('AssociateAddress', { AllocationId, InstanceId });
    call('DescribeInstances', {});
    const [nic] = known.networkInterfaces.values();
    expect(known.addresses.get(AllocationId as string)?.association?.networkInterfaceId).toBe(
      nic?.id,
    );
    expect(nic?.publicIp).toBeUndefined();
  });

  it('answers a DryRun about what the backend made', async () => {
    const { InstanceId } = deploy();
    await boot(InstanceId);
    const terminate = operations['TerminateInstances'] as Operation<object>;
    expect(() => terminate({ InstanceIds: [InstanceId], DryRun: true }, mirror)).toThrow(
      'DryRun flag is set',
    );
  });

  it('forgets what the backend deletes, to the last', async () => {
    const before = counts(mirror);
    const { VpcId, InternetGatewayId, SubnetId, GroupId, AllocationId, InstanceId } = deploy();
    await boot(InstanceId);
    const { AssociationId } = call('AssociateAddress', { AllocationId, InstanceId });
    const { VolumeId } = call('CreateVolume', { AvailabilityZone: 'eu-central-1a', Size: 1 });
    const { SnapshotId } = call('CreateSnapshot', { VolumeId });
    expect(known.snapshots.has(SnapshotId as string)).toBe(true);
    call('DeleteSnapshot', { SnapshotId });
    call('DeleteVolume', { VolumeId });
    call('DisassociateAddress', { AssociationId });
    call('TerminateInstances', { InstanceIds: [InstanceId] });
    expect(counts(mirror).standardVcpus).toBe(0);
    await pass(backend, 30);
    call('DescribeInstances', { InstanceIds: [InstanceId] });
    call('ReleaseAddress', { AllocationId });
    call('DeleteSecurityGroup', { GroupId });
    call('DeleteSubnet', { SubnetId });
    call('DetachInternetGateway', { InternetGatewayId, VpcId });
    call('DeleteInternetGateway', { InternetGatewayId });
    call('DeleteVpc', { VpcId });
    call('DeleteKeyPair', { KeyName: 'vba' });
    expect(counts(mirror)).toEqual({ ...before, vpcs: 1, internetGateways: 1, securityGroups: 1 }); // the backend's default VPC
    expect(
      known.networkInterfaces.size +
        known.keyPairs.size +
        known.snapshots.size +
        known.volumes.size,
    ).toBe(0);
    expect([...known.routeTables.values()].map(({ vpcId }) => vpcId)).not.toContain(VpcId);
  });

  it('takes a group with its rules over', () => {
    const { GroupId } = deploy();
    const rules = () =>
      known.securityGroups.get(GroupId as string)?.rules.map(({ egress, peer }) => [egress, peer]);
    const expected = [
      [true, { kind: 'ipv4', cidr: '0.0.0.0/0' }],
      [false, { kind: 'ipv4', cidr: '203.0.113.0/24' }],
    ];
    expect(rules()).toEqual(expected);
    call('DescribeSecurityGroups', {});
    expect(rules()).toEqual(expected.toReversed());
  });
});
