import {
  DescribeAddressesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  paginateDescribeSubnets,
  paginateGetManagedPrefixListEntries,
  type EC2Client,
  type IpPermission,
} from '@aws-sdk/client-ec2';

import type { Known, NetworkFacts } from '../../vocabulary/facts.ts';
import type { Choice } from '../../vocabulary/plan.ts';
import { attempt } from './attempt.ts';
import { gather } from './pages.ts';
import type { Reading } from './reading.ts';

/** The parts of the network that the plan names, and whether the name of its key pair is taken. */
export function readNetwork(reading: Reading): Promise<Known<NetworkFacts>> {
  const { plan } = reading;
  const wanted = [
    [named(plan.vpc), 'ec2:DescribeVpcs'],
    [named(plan.subnet) ?? named(plan.vpc), 'ec2:DescribeSubnets'],
    [named(plan.securityGroup), 'ec2:DescribeSecurityGroups'],
    [address(reading), 'ec2:DescribeAddresses'],
    [true, 'ec2:DescribeKeyPairs'],
  ] as const;
  const actions = wanted.flatMap(([isWanted, action]) => (isWanted ? [action] : []));
  return attempt(actions, async () => {
    const ec2 = await reading.clients.get('ec2');
    const [vpc, subnet, securityGroup, elasticIp, keyPair] = await Promise.all([
      ifNamed(named(plan.vpc), (id) => readVpc(reading, ec2, id)),
      ifNamed(named(plan.subnet), (id) => readSubnet(reading, ec2, id)),
      ifNamed(named(plan.securityGroup), (id) => readSecurityGroup(reading, ec2, id)),
      ifNamed(address(reading), (id) => readAddress(reading, ec2, id)),
      readKeyPair(reading, ec2),
    ]);
    return {
      ...(vpc && { vpc }),
      ...(subnet && { subnet }),
      ...(securityGroup && { securityGroup }),
      ...(elasticIp && { elasticIp }),
      keyPair,
    };
  });
}

function named(choice: Choice): string | undefined {
  return 'existing' in choice ? choice.existing : undefined;
}

function address({ plan }: Reading): string | undefined {
  return plan.connection === 'public-static' ? named(plan.elasticIp) : undefined;
}

async function ifNamed<T>(
  id: string | undefined,
  read: (id: string) => Promise<T>,
): Promise<T | undefined> {
  return id === undefined ? undefined : read(id);
}

// A filter finds nothing where an id would be an error, and takes ids that are malformed.
async function readVpc(
  { plan, slot, signal }: Reading,
  ec2: EC2Client,
  id: string,
): Promise<NetworkFacts['vpc']> {
  const command = new DescribeVpcsCommand({ Filters: [{ Name: 'vpc-id', Values: [id] }] });
  const { Vpcs = [] } = await slot(() => ec2.send(command, { abortSignal: signal }));
  const vpc = Vpcs.find(({ VpcId }) => VpcId === id);
  if (!vpc) return { id, exists: false };
  const { CidrBlock, CidrBlockAssociationSet = [] } = vpc;
  const cidrs = new Set([CidrBlock, ...CidrBlockAssociationSet.map((one) => one.CidrBlock)]);
  return {
    id,
    exists: true,
    cidrs: [...cidrs].filter((cidr) => cidr !== undefined),
    ...('create' in plan.subnet && { subnetCidrs: await subnetCidrs({ slot, signal }, ec2, id) }),
  };
}

/** Ranges that the subnets of a VPC have already. */
function subnetCidrs(
  { slot, signal }: Pick<Reading, 'slot' | 'signal'>,
  client: EC2Client,
  vpcId: string,
): Promise<readonly string[]> {
  const input = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
  const pages = paginateDescribeSubnets({ client }, input);
  return slot(() =>
    gather(
      pages,
      ({ Subnets = [] }) =>
        Subnets.flatMap(({ VpcId, CidrBlock }) => (VpcId === vpcId && CidrBlock ? CidrBlock : [])),
      signal,
    ),
  );
}

async function readSubnet(
  { slot, signal }: Reading,
  ec2: EC2Client,
  id: string,
): Promise<NetworkFacts['subnet']> {
  const command = new DescribeSubnetsCommand({ Filters: [{ Name: 'subnet-id', Values: [id] }] });
  const { Subnets = [] } = await slot(() => ec2.send(command, { abortSignal: signal }));
  const subnet = Subnets.find(({ SubnetId }) => SubnetId === id);
  if (!subnet) return { id, exists: false };
  const { VpcId, AvailableIpAddressCount } = subnet;
  return {
    id,
    exists: true,
    ...(VpcId !== undefined && { vpcId: VpcId }),
    ...(AvailableIpAddressCount !== undefined && { freeAddresses: AvailableIpAddressCount }),
  };
}

async function readSecurityGroup(
  reading: Reading,
  ec2: EC2Client,
  id: string,
): Promise<NetworkFacts['securityGroup']> {
  const command = new DescribeSecurityGroupsCommand({
    Filters: [{ Name: 'group-id', Values: [id] }],
  });
  const { SecurityGroups = [] } = await reading.slot(() =>
    ec2.send(command, { abortSignal: reading.signal }),
  );
  const group = SecurityGroups.find(({ GroupId }) => GroupId === id);
  if (!group) return { id, exists: false, ingress443: [] };
  const open = (group.IpPermissions ?? []).filter(admitsHttps);
  const listed = await Promise.all(
    open
      .flatMap(({ PrefixListIds = [] }) => PrefixListIds.flatMap((one) => one.PrefixListId ?? []))
      .map((list) => readPrefixList(reading, ec2, list)),
  );
  const ranges = open.flatMap(({ IpRanges = [] }) =>
    IpRanges.flatMap(({ CidrIp }) => CidrIp ?? []),
  );
  return {
    id,
    exists: true,
    ...(group.VpcId !== undefined && { vpcId: group.VpcId }),
    ingress443: [...ranges, ...listed.flat()],
  };
}

/** Protocol -1 is every protocol and port: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function admitsHttps({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean {
  if (IpProtocol === '-1') return true;
  return (IpProtocol === 'tcp' || IpProtocol === '6') && FromPort <= 443 && ToPort >= 443;
}

/** The ranges of a managed prefix list that a rule names. */
async function readPrefixList(
  { slot, signal }: Reading,
  client: EC2Client,
  PrefixListId: string,
): Promise<readonly string[]> {
  const pages = paginateGetManagedPrefixListEntries({ client }, { PrefixListId });
  return slot(() =>
    gather(pages, ({ Entries = [] }) => Entries.flatMap(({ Cidr }) => Cidr ?? []), signal),
  );
}

async function readAddress(
  { slot, signal }: Reading,
  ec2: EC2Client,
  id: string,
): Promise<NetworkFacts['elasticIp']> {
  const command = new DescribeAddressesCommand({
    Filters: [{ Name: 'allocation-id', Values: [id] }],
  });
  const { Addresses = [] } = await slot(() => ec2.send(command, { abortSignal: signal }));
  const found = Addresses.find(({ AllocationId }) => AllocationId === id);
  return found
    ? { id, exists: true, associated: found.AssociationId !== undefined }
    : { id, exists: false };
}

async function readKeyPair(
  { plan, slot, signal }: Reading,
  ec2: EC2Client,
): Promise<NonNullable<NetworkFacts['keyPair']>> {
  const name = 'existing' in plan.keyPair ? plan.keyPair.existing : plan.keyPair.create;
  const command = new DescribeKeyPairsCommand({ Filters: [{ Name: 'key-name', Values: [name] }] });
  const { KeyPairs = [] } = await slot(() => ec2.send(command, { abortSignal: signal }));
  return { name, exists: KeyPairs.some(({ KeyName }) => KeyName === name) };
}
