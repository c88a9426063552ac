import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  IAMClient,
  ListInstanceProfilesCommand,
  ListPoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';

type Config = Readonly<{
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}>;

/** What an emulator holds, asked from the emulator itself, as sorted `kind id` lines. Terminated instances are gone. */
export async function inventory(endpoint: string, region: string): Promise<readonly string[]> {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const parts = await Promise.all([
    network(config),
    instances(config),
    identities(config),
    rest(config),
  ]);
  return parts.flat().toSorted();
}

async function network(config: Config): Promise<readonly string[]> {
  const ec2 = new EC2Client(config);
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  ec2.destroy();
  return [
    ...Vpcs.map(({ VpcId }) => `vpc ${VpcId}`),
    ...Subnets.map(({ SubnetId }) => `subnet ${SubnetId}`),
    ...InternetGateways.map(({ InternetGatewayId }) => `internet-gateway ${InternetGatewayId}`),
    ...SecurityGroups.map(({ GroupId }) => `security-group ${GroupId}`),
    ...Addresses.map(({ AllocationId }) => `address ${AllocationId}`),
  ];
}

async function instances(config: Config): Promise<readonly string[]> {
  const ec2 = new EC2Client(config);
  const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({}));
  const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  ec2.destroy();
  const running = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
    ({ State }) => State?.Name !== 'terminated',
  );
  // The emulator lists the snapshots of its public images as the account's own.
  const ours = Snapshots.filter(({ Description = '' }) => !Description.startsWith('Auto-created'));
  return [
    ...KeyPairs.map(({ KeyName }) => `key-pair ${KeyName}`),
    ...ours.map(({ SnapshotId }) => `snapshot ${SnapshotId}`),
    ...running.map(({ InstanceId }) => `instance ${InstanceId}`),
  ];
}

async function identities(config: Config): Promise<readonly string[]> {
  const iam = new IAMClient(config);
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
  const { InstanceProfiles = [] } = await iam.send(new ListInstanceProfilesCommand({}));
  iam.destroy();
  return [
    ...Roles.map(({ RoleName }) => `role ${RoleName}`),
    ...Policies.map(({ PolicyName }) => `policy ${PolicyName}`),
    ...InstanceProfiles.map(({ InstanceProfileName }) => `instance-profile ${InstanceProfileName}`),
  ];
}

async function rest(config: Config): Promise<readonly string[]> {
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const cloudwatch = new CloudWatchClient(config);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({}));
  s3.destroy();
  cloudwatch.destroy();
  return [
    ...Buckets.map(({ Name }) => `bucket ${Name}`),
    ...MetricAlarms.map(({ AlarmName }) => `alarm ${AlarmName}`),
  ];
}
