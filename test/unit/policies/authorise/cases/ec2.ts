import type { Case } from './case.ts';

const regional = (resource: string) => `arn:aws:ec2:eu-central-1:123456789012:${resource}`;
const name = (type: string) => [{ ResourceType: type, Tags: [{ Key: 'Name', Value: 'vba' }] }];

/** The call's own action on each resource. */
function own(operation: string, input: object, ...resources: readonly string[]): Case {
  return {
    service: 'ec2',
    operation,
    input,
    asks: resources.map((one) => [
      `ec2:${operation}`,
      one === '*' || one.startsWith('arn:') ? one : regional(one),
    ]),
  };
}

/** The same with tags for a type, which asks for ec2:CreateTags at the end. */
function tagged(
  operation: string,
  input: object,
  type: string,
  ...resources: readonly string[]
): Case {
  const plain = own(operation, { ...input, TagSpecifications: name(type) }, ...resources);
  const resource =
    type === 'snapshot' ? 'arn:aws:ec2:eu-central-1::snapshot/*' : regional(`${type}/*`);
  return { ...plain, when: 'tagged', asks: [...plain.asks, ['ec2:CreateTags', resource]] };
}

const gateway = { InternetGatewayId: 'igw-1', VpcId: 'vpc-1' };
const attachment = { InstanceId: 'i-1', VolumeId: 'vol-1' };

const network: readonly Case[] = [
  own('CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'vpc/*'),
  tagged('CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'vpc', 'vpc/*'),
  {
    ...own('CreateVpc', { Ipv4IpamPoolId: 'ipam-pool-1' }, 'vpc/*'),
    when: 'from a pool',
    asks: [
      ['ec2:CreateVpc', regional('vpc/*')],
      ['ec2:CreateVpc', 'arn:aws:ec2::123456789012:ipam-pool/ipam-pool-1'],
    ],
  },
  own('DeleteVpc', { VpcId: 'vpc-1' }, 'vpc/vpc-1'),
  own('ModifyVpcAttribute', { VpcId: 'vpc-1', EnableDnsSupport: { Value: true } }, 'vpc/vpc-1'),
  own('DescribeVpcAttribute', { VpcId: 'vpc-1', Attribute: 'enableDnsSupport' }, 'vpc/vpc-1'),
  own('CreateSubnet', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }, 'subnet/*', 'vpc/vpc-1'),
  tagged('CreateSubnet', { VpcId: 'vpc-1' }, 'subnet', 'subnet/*', 'vpc/vpc-1'),
  own('DeleteSubnet', { SubnetId: 'subnet-1' }, 'subnet/subnet-1'),
  own('ModifySubnetAttribute', { SubnetId: 'subnet-1' }, 'subnet/subnet-1'),
  own('CreateInternetGateway', {}, 'internet-gateway/*'),
  tagged('CreateInternetGateway', {}, 'internet-gateway', 'internet-gateway/*'),
  own('DeleteInternetGateway', { InternetGatewayId: 'igw-1' }, 'internet-gateway/igw-1'),
  own('AttachInternetGateway', gateway, 'internet-gateway/igw-1', 'vpc/vpc-1'),
  own('DetachInternetGateway', gateway, 'internet-gateway/igw-1', 'vpc/vpc-1'),
  own('CreateRoute', { RouteTableId: 'rtb-1', GatewayId: 'igw-1' }, 'route-table/rtb-1'),
  own('CreateSecurityGroup', { GroupName: 'g', VpcId: 'vpc-1' }, 'security-group/*', 'vpc/vpc-1'),
  tagged(
    'CreateSecurityGroup',
    { VpcId: 'vpc-1' },
    'security-group',
    'security-group/*',
    'vpc/vpc-1',
  ),
  own('DeleteSecurityGroup', { GroupId: 'sg-1' }, 'security-group/sg-1'),
  own('AuthorizeSecurityGroupIngress', { GroupId: 'sg-1' }, 'security-group/sg-1'),
  tagged(
    'AuthorizeSecurityGroupIngress',
    { GroupId: 'sg-1' },
    'security-group-rule',
    'security-group/sg-1',
    'security-group-rule/*',
  ),
  own('GetManagedPrefixListEntries', { PrefixListId: 'pl-1' }, 'prefix-list/pl-1'),
  own('AllocateAddress', { Domain: 'vpc' }, 'elastic-ip/*'),
  tagged('AllocateAddress', {}, 'elastic-ip', 'elastic-ip/*'),
  own(
    'AssociateAddress',
    { AllocationId: 'eipalloc-1', InstanceId: 'i-1' },
    'elastic-ip/eipalloc-1',
    'instance/i-1',
  ),
  {
    ...own(
      'AssociateAddress',
      { AllocationId: 'eipalloc-1', NetworkInterfaceId: 'eni-1' },
      'elastic-ip/eipalloc-1',
      'network-interface/eni-1',
    ),
    when: 'with an interface',
  },
  own(
    'DisassociateAddress',
    { AssociationId: 'eipassoc-1' },
    'elastic-ip/*',
    'network-interface/*',
  ),
  own('ReleaseAddress', { AllocationId: 'eipalloc-1' }, 'elastic-ip/eipalloc-1'),
  own('CreateKeyPair', { KeyName: 'vba', KeyType: 'ed25519' }, 'key-pair/vba'),
  tagged('CreateKeyPair', { KeyName: 'vba' }, 'key-pair', 'key-pair/vba'),
];

const storage: readonly Case[] = [
  own('CreateVolume', { AvailabilityZone: 'eu-central-1a', Size: 20 }, 'volume/*'),
  tagged('CreateVolume', { Size: 20 }, 'volume', 'volume/*'),
  {
    ...own(
      'CreateVolume',
      { SnapshotId: 'snap-1' },
      'volume/*',
      'arn:aws:ec2:eu-central-1::snapshot/snap-1',
    ),
    when: 'from a snapshot',
  },
  own('DeleteVolume', { VolumeId: 'vol-1' }, 'volume/vol-1'),
  own('DescribeVolumeAttribute', { VolumeId: 'vol-1' }, 'volume/vol-1'),
  own('AttachVolume', attachment, 'instance/i-1', 'volume/vol-1'),
  own('DetachVolume', attachment, 'instance/i-1', 'volume/vol-1'),
  { ...own('DetachVolume', { VolumeId: 'vol-1' }, 'volume/vol-1'), when: 'by the volume alone' },
  own(
    'CreateSnapshot',
    { VolumeId: 'vol-1' },
    'arn:aws:ec2:eu-central-1::snapshot/*',
    'volume/vol-1',
  ),
  tagged(
    'CreateSnapshot',
    { VolumeId: 'vol-1' },
    'snapshot',
    'arn:aws:ec2:eu-central-1::snapshot/*',
    'volume/vol-1',
  ),
  own('DeleteSnapshot', { SnapshotId: 'snap-1' }, 'arn:aws:ec2:eu-central-1::snapshot/snap-1'),
];

const role = 'arn:aws:iam::123456789012:role/*';

const instances: readonly Case[] = [
  own('StartInstances', { InstanceIds: ['i-1', 'i-2'] }, 'instance/i-1', 'instance/i-2'),
  own('StopInstances', { InstanceIds: ['i-1'] }, 'instance/i-1'),
  own('TerminateInstances', { InstanceIds: ['i-1'] }, 'instance/i-1'),
  own('DescribeInstanceAttribute', { InstanceId: 'i-1' }, 'instance/i-1'),
  own('ModifyInstanceAttribute', { InstanceId: 'i-1' }, 'instance/i-1'),
  {
    ...own(
      'ModifyInstanceAttribute',
      {
        InstanceId: 'i-1',
        Groups: ['sg-1'],
        BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeId: 'vol-1' } }],
      },
      'instance/i-1',
      'security-group/sg-1',
      'volume/vol-1',
    ),
    when: 'with groups and volumes',
  },
  own(
    'ModifyNetworkInterfaceAttribute',
    { NetworkInterfaceId: 'eni-1', Groups: ['sg-1'] },
    'network-interface/eni-1',
    'security-group/sg-1',
  ),
  {
    ...own('AssociateIamInstanceProfile', {}),
    input: { InstanceId: 'i-1', IamInstanceProfile: { Name: 'vba' } },
    asks: [
      ['ec2:AssociateIamInstanceProfile', regional('instance/i-1')],
      ['iam:PassRole', role],
    ],
  },
  own('DisassociateIamInstanceProfile', { AssociationId: 'iip-assoc-1' }, 'instance/*'),
  own(
    'RunInstances',
    { ImageId: 'ami-1', InstanceType: 't3.medium' },
    'arn:aws:ec2:eu-central-1::image/ami-1',
    'instance/*',
    'volume/*',
    'network-interface/*',
    'subnet/*',
    'security-group/*',
  ),
  {
    service: 'ec2',
    operation: 'RunInstances',
    when: 'as the deployment launches',
    input: {
      ImageId: 'ami-1',
      InstanceType: 't3.medium',
      KeyName: 'vba',
      IamInstanceProfile: { Name: 'vba' },
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: 'subnet-1', Groups: ['sg-1'], AssociatePublicIpAddress: true },
      ],
      BlockDeviceMappings: [
        { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 16, VolumeType: 'gp3' } },
        { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 20, VolumeType: 'gp3' } },
        { DeviceName: '/dev/sdg', NoDevice: '' },
      ],
      TagSpecifications: [
        ...name('instance'),
        ...name('volume'),
        { ResourceType: 'subnet', Tags: [] },
      ],
    },
    asks: [
      ['ec2:RunInstances', 'arn:aws:ec2:eu-central-1::image/ami-1'],
      ['ec2:RunInstances', regional('instance/*')],
      ['ec2:RunInstances', regional('volume/*')],
      ['ec2:RunInstances', regional('volume/*')],
      ['ec2:RunInstances', regional('network-interface/*')],
      ['ec2:RunInstances', regional('subnet/subnet-1')],
      ['ec2:RunInstances', regional('security-group/sg-1')],
      ['ec2:RunInstances', regional('key-pair/vba')],
      ['ec2:CreateTags', regional('instance/*')],
      ['ec2:CreateTags', regional('volume/*')],
      ['iam:PassRole', role],
    ],
  },
  {
    ...own(
      'RunInstances',
      {
        ImageId: 'ami-1',
        NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: 'eni-1' }],
        LaunchTemplate: { LaunchTemplateId: 'lt-1' },
        Placement: { GroupName: 'close' },
        BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { SnapshotId: 'snap-1' } }],
      },
      'arn:aws:ec2:eu-central-1::image/ami-1',
      'instance/*',
      'volume/*',
      'volume/*',
      'arn:aws:ec2:eu-central-1::snapshot/snap-1',
      'network-interface/eni-1',
      'launch-template/lt-1',
      'placement-group/close',
    ),
    when: 'with an interface, a template, a group and a snapshot that exist',
  },
  {
    ...own('CreateTags', {}),
    input: {
      Resources: ['vpc-1', 'i-1', 'ami-1', 'snap-1', 'eipalloc-1', 'strange-1'],
      Tags: [{ Key: 'Name', Value: 'vba' }],
    },
    asks: [
      ['ec2:CreateTags', regional('vpc/vpc-1')],
      ['ec2:CreateTags', regional('instance/i-1')],
      ['ec2:CreateTags', 'arn:aws:ec2:eu-central-1::image/ami-1'],
      ['ec2:CreateTags', 'arn:aws:ec2:eu-central-1::snapshot/snap-1'],
      ['ec2:CreateTags', regional('elastic-ip/eipalloc-1')],
      ['ec2:CreateTags', regional('*/strange-1')],
    ],
  },
];

const reads: readonly Case[] = [
  'DescribeAddresses',
  'DescribeAvailabilityZones',
  'DescribeIamInstanceProfileAssociations',
  'DescribeImages',
  'DescribeInstances',
  'DescribeInstanceTypeOfferings',
  'DescribeInstanceTypes',
  'DescribeInternetGateways',
  'DescribeKeyPairs',
  'DescribeManagedPrefixLists',
  'DescribeNetworkInterfaces',
  'DescribeRegions',
  'DescribeRouteTables',
  'DescribeSecurityGroupRules',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSubnets',
  'DescribeVolumes',
  'DescribeVpcs',
  'GetEbsDefaultKmsKeyId',
  'GetEbsEncryptionByDefault',
].map((operation) => own(operation, {}, '*'));

export const ec2Cases: readonly Case[] = [...network, ...storage, ...instances, ...reads];
