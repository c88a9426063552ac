import {
  DescribeAddressesCommand,
  DescribeInternetGatewaysCommand,
  DescribeKeyPairsCommand,
  DescribeManagedPrefixListsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  paginateGetManagedPrefixListEntries,
  type EC2Client,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';

import { shutOut } from '../../plan/cidr.ts';
import { rangesOpenTo443 } from '../inbound-https.ts';
import { StageFailure, type Deployment, type Stage } from '../stage.ts';

export const resolveInputs: Stage = {
  id: 'resolve-inputs',
  title: "Resolve the wizard's choices",
  run: async (deployment, signal) => {
    const ec2 = await deployment.clients.get('ec2');
    await listNetworks(ec2, deployment, signal);
    await chooseSecurityGroup(ec2, deployment, signal);
    await chooseAddress(ec2, deployment, signal);
    await chooseKeyPair(ec2, deployment, signal);
  },
};

/** The wizard offers the region's VPCs and subnets, and looks whether they reach the internet. */
async function listNetworks(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { plan, found } = deployment;
  const options = { abortSignal: signal };
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}), options);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}), options);
  await ec2.send(new DescribeInternetGatewaysCommand({}), options);
  await ec2.send(new DescribeRouteTablesCommand({}), options);
  if ('existing' in plan.vpc) {
    found.vpcId = offered(
      'VPC',
      plan.vpc.existing,
      Vpcs.map(({ VpcId }) => VpcId),
    );
  }
  if ('existing' in plan.subnet) {
    const ofVpc = Subnets.filter(({ VpcId }) => VpcId === found.vpcId);
    found.subnetId = offered(
      'subnet',
      plan.subnet.existing,
      ofVpc.map(({ SubnetId }) => SubnetId),
    );
  }
}

/**
 * A chosen group must let the backup server in over TCP 443, or the wizard does not go on.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_network_resources.html
 */
async function chooseSecurityGroup(
  ec2: EC2Client,
  { plan, found }: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}), options);
  await ec2.send(new DescribeManagedPrefixListsCommand({}), options);
  if (!('existing' in plan.securityGroup)) return;
  const ofVpc = SecurityGroups.filter(({ VpcId }) => VpcId === found.vpcId);
  const id = offered(
    'security group',
    plan.securityGroup.existing,
    ofVpc.map(({ GroupId }) => GroupId),
  );
  found.securityGroupId = id;
  const group = ofVpc.find(({ GroupId }) => GroupId === id);
  const open = group ? await openRanges(ec2, group, signal) : [];
  const shut = shutOut(plan.backupServerCidrs, open);
  if (shut.length > 0) {
    throw new StageFailure(
      id,
      `Security group ${id} does not let TCP 443 in from ${shut.join(', ')}.`,
      `Add an inbound rule for TCP 443 from ${shut.join(', ')}, or let the deployment create a group.`,
    );
  }
}

async function openRanges(
  client: EC2Client,
  group: SecurityGroup,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { cidrs, prefixLists } = rangesOpenTo443(group.IpPermissions ?? []);
  const listed: string[] = [];
  for (const PrefixListId of prefixLists) {
    const pages = paginateGetManagedPrefixListEntries(
      { client },
      { PrefixListId },
      { abortSignal: signal },
    );
    for await (const { Entries = [] } of pages) {
      listed.push(...Entries.flatMap(({ Cidr }) => (Cidr ? [Cidr] : [])));
    }
  }
  return [...cidrs, ...listed];
}

/** Elastic IPs that no other instance uses are offered. */
async function chooseAddress(
  ec2: EC2Client,
  { plan, found }: Deployment,
  signal: AbortSignal,
): Promise<void> {
  if (plan.connection !== 'public-static') return;
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}), {
    abortSignal: signal,
  });
  if (!('existing' in plan.elasticIp)) return;
  const free = Addresses.filter(({ AssociationId }) => AssociationId === undefined);
  found.allocationId = offered(
    'free Elastic IP',
    plan.elasticIp.existing,
    free.map(({ AllocationId }) => AllocationId),
  );
}

async function chooseKeyPair(
  ec2: EC2Client,
  { plan, found }: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({}), {
    abortSignal: signal,
  });
  const names = KeyPairs.map(({ KeyName }) => KeyName);
  if ('existing' in plan.keyPair) {
    found.keyName = offered('key pair', plan.keyPair.existing, names);
  } else if (names.includes(plan.keyPair.create)) {
    throw new StageFailure(
      plan.keyPair.create,
      `The region has a key pair ${plan.keyPair.create} already.`,
      'Name it as existing in the plan, or choose another name for the new one.',
    );
  }
}

function offered(what: string, wanted: string, ids: readonly (string | undefined)[]): string {
  if (ids.includes(wanted)) return wanted;
  throw new StageFailure(
    wanted,
    `There is no ${what} ${wanted} where the plan wants one.`,
    `Name an existing ${what} in the plan, or let the deployment create one; an emulated account has what --facts tell of.`,
  );
}
