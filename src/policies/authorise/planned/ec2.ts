import type { Planned, Sent } from './planned.ts';

/** Network, address and key pair; made and, after a failure, removed. */
export function networkCalls(planned: Planned): readonly Sent[] {
  const { plan, names, vpcId, gatewayId, routeTableId, subnetId, groupId, allocationId } = planned;
  const keyName = 'existing' in plan.keyPair ? plan.keyPair.existing : plan.keyPair.create;
  const IpRanges = plan.backupServerCidrs.map((CidrIp) => ({ CidrIp }));
  const gateway = { InternetGatewayId: gatewayId, VpcId: vpcId };
  return [
    ['CreateKeyPair', { KeyName: keyName, KeyType: 'ed25519' }],
    ['CreateVpc', { CidrBlock: plan.network.vpcCidr }],
    ['ModifyVpcAttribute', { VpcId: vpcId, EnableDnsHostnames: { Value: true } }],
    ['CreateInternetGateway', {}],
    ['AttachInternetGateway', gateway],
    [
      'CreateRoute',
      { RouteTableId: routeTableId, GatewayId: gatewayId, DestinationCidrBlock: '0.0.0.0/0' },
    ],
    ['CreateSubnet', { VpcId: vpcId, CidrBlock: plan.network.subnetCidr }],
    ['ModifySubnetAttribute', { SubnetId: subnetId, MapPublicIpOnLaunch: { Value: true } }],
    ['CreateSecurityGroup', { VpcId: vpcId, GroupName: names.securityGroup }],
    [
      'AuthorizeSecurityGroupIngress',
      {
        GroupId: groupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges }],
      },
    ],
    ['AllocateAddress', { Domain: 'vpc' }],
    ...tagCalls(planned),
    ['ReleaseAddress', { AllocationId: allocationId }],
    ['DeleteSecurityGroup', { GroupId: groupId }],
    ['DetachInternetGateway', gateway],
    ['DeleteInternetGateway', { InternetGatewayId: gatewayId }],
    ['DeleteSubnet', { SubnetId: subnetId }],
    ['DeleteVpc', { VpcId: vpcId }],
  ];
}

/** Name tags of what the deployment makes. */
function tagCalls(planned: Planned): readonly Sent[] {
  const { plan, names, vpcId, gatewayId, subnetId, groupId, allocationId, instanceId } = planned;
  return [
    ...('create' in plan.vpc ? [named(vpcId, plan.name), named(gatewayId, plan.name)] : []),
    ...('create' in plan.subnet ? [named(subnetId, plan.name)] : []),
    ...('create' in plan.securityGroup ? [named(groupId, names.securityGroup)] : []),
    ...('create' in plan.elasticIp ? [named(allocationId, plan.name)] : []),
    named(instanceId, plan.name),
  ];
}

function named(id: string, name: string): Sent {
  return ['CreateTags', { Resources: [id], Tags: [{ Key: 'Name', Value: name }] }];
}

/** The instance, its address and its snapshot. */
export function instanceCalls(planned: Planned): readonly Sent[] {
  const { plan, groupId, allocationId, instanceId, interfaceId, volumeId, snapshotId } = planned;
  return [
    ['RunInstances', launchInput(planned)],
    ['DescribeInstanceAttribute', { InstanceId: instanceId, Attribute: 'disableApiTermination' }],
    ['ModifyInstanceAttribute', { InstanceId: instanceId, Groups: [groupId] }],
    [
      'ModifyNetworkInterfaceAttribute',
      { NetworkInterfaceId: interfaceId, Description: { Value: plan.name } },
    ],
    ['AssociateAddress', { AllocationId: allocationId, InstanceId: instanceId }],
    ['DisassociateAddress', { AssociationId: 'eipassoc-0123456789abcdef0' }],
    ['CreateSnapshot', { VolumeId: volumeId }],
    ['DeleteSnapshot', { SnapshotId: snapshotId }],
    ['TerminateInstances', { InstanceIds: [instanceId] }],
  ];
}

/** As stage deploy-instance launches; sizes of volumes are not documented and so not given. */
function launchInput({ plan, names, imageId, subnetId, groupId }: Planned): object {
  const KeyName = 'existing' in plan.keyPair ? plan.keyPair.existing : plan.keyPair.create;
  return {
    ImageId: imageId,
    InstanceType: plan.instanceType,
    MinCount: 1,
    MaxCount: 1,
    KeyName,
    IamInstanceProfile: { Name: names.instanceProfile },
    NetworkInterfaces: [
      {
        DeviceIndex: 0,
        SubnetId: subnetId,
        Groups: [groupId],
        AssociatePublicIpAddress: plan.connection !== 'private',
      },
    ],
    BlockDeviceMappings: [
      { DeviceName: '/dev/sda1', Ebs: { VolumeType: 'gp3' } },
      { DeviceName: '/dev/sdf', Ebs: { VolumeType: 'gp3' } },
    ],
  };
}

/** Reads; those that know no resource types are the same for every plan. */
export function ec2Reads(): readonly Sent[] {
  const operations = [
    'DescribeAddresses',
    'DescribeAvailabilityZones',
    'DescribeIamInstanceProfileAssociations',
    'DescribeImages',
    'DescribeInstances',
    'DescribeInstanceTypes',
    'DescribeInternetGateways',
    'DescribeKeyPairs',
    'DescribeManagedPrefixLists',
    'DescribeRegions',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
    'DescribeSnapshots',
    'DescribeSubnets',
    'DescribeVolumes',
    'DescribeVpcs',
  ];
  return [
    ...operations.map((operation): Sent => [operation, {}]),
    ['GetManagedPrefixListEntries', { PrefixListId: 'pl-0123456789abcdef0' }],
  ];
}
