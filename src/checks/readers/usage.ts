import {
  DescribeAddressesCommand,
  paginateDescribeInternetGateways,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type Address,
} from '@aws-sdk/client-ec2';
import { paginateListBuckets } from '@aws-sdk/client-s3';

import type { QuotaId } from '../../policies/catalogue/quota.ts';
import type { Known } from '../../vocabulary/facts.ts';
import { homeRegion } from '../home-region.ts';
import { attempt } from './attempt.ts';
import { gather } from './pages.ts';
import type { Caller, Reading } from './reading.ts';
import { standardVcpus } from './standard-vcpus.ts';

/** How much of a quota is in use, by counting; what other accounts share with this one is left out. */
export function countUsage(id: QuotaId, reading: Reading, caller: Caller): Promise<Known<number>> {
  const counter = counters[id];
  return counter
    ? attempt(counter.actions, () => counter.count(reading, caller))
    : Promise.resolve({ unknown: `nothing here counts ${id}.` });
}

interface Counter {
  readonly actions: readonly string[];
  readonly count: (reading: Reading, caller: Caller) => Promise<number>;
}

/** IAM counts its own: iam:GetAccountSummary. */
const counters: Readonly<Partial<Record<QuotaId, Counter>>> = {
  vpcs: { actions: ['ec2:DescribeVpcs'], count: countVpcs },
  'subnets-per-vpc': { actions: ['ec2:DescribeSubnets'], count: countSubnets },
  'internet-gateways': { actions: ['ec2:DescribeInternetGateways'], count: countGateways },
  'elastic-ips': { actions: ['ec2:DescribeAddresses'], count: countAddresses },
  'security-groups': { actions: ['ec2:DescribeSecurityGroups'], count: countGroups },
  'standard-vcpus': {
    actions: ['ec2:DescribeInstances', 'ec2:DescribeInstanceTypes'],
    count: standardVcpus,
  },
  buckets: { actions: ['s3:ListAllMyBuckets'], count: countBuckets },
};

async function countVpcs(
  { clients, slot, signal }: Reading,
  { accountId }: Caller,
): Promise<number> {
  const client = await clients.get('ec2');
  const pages = paginateDescribeVpcs({ client }, {});
  const vpcs = await slot(() => gather(pages, ({ Vpcs = [] }) => Vpcs, signal));
  return vpcs.filter(isOwned(accountId)).length;
}

/** A VPC that the deployment makes has no subnet yet. */
async function countSubnets({ clients, plan, slot, signal }: Reading): Promise<number> {
  if ('create' in plan.vpc) return 0;
  const client = await clients.get('ec2');
  const vpc = plan.vpc.existing;
  const pages = paginateDescribeSubnets(
    { client },
    { Filters: [{ Name: 'vpc-id', Values: [vpc] }] },
  );
  const subnets = await slot(() => gather(pages, ({ Subnets = [] }) => Subnets, signal));
  return subnets.filter(({ VpcId }) => VpcId === vpc).length;
}

async function countGateways(
  { clients, slot, signal }: Reading,
  { accountId }: Caller,
): Promise<number> {
  const client = await clients.get('ec2');
  const pages = paginateDescribeInternetGateways({ client }, {});
  const gateways = await slot(() =>
    gather(pages, ({ InternetGateways = [] }) => InternetGateways, signal),
  );
  return gateways.filter(isOwned(accountId)).length;
}

/**
 * Every allocated address counts, in use or not; addresses that were brought along do not.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html
 */
async function countAddresses({ clients, slot, signal }: Reading): Promise<number> {
  const client = await clients.get('ec2');
  const { Addresses = [] } = await slot(() =>
    client.send(new DescribeAddressesCommand({}), { abortSignal: signal }),
  );
  return Addresses.filter((address) => !isBroughtAlong(address)).length;
}

function isBroughtAlong({ PublicIpv4Pool, CustomerOwnedIp }: Address): boolean {
  return PublicIpv4Pool?.startsWith('ipv4pool-') === true || CustomerOwnedIp !== undefined;
}

async function countGroups(
  { clients, slot, signal }: Reading,
  { accountId }: Caller,
): Promise<number> {
  const client = await clients.get('ec2');
  const pages = paginateDescribeSecurityGroups({ client, pageSize: 1000 }, {});
  const groups = await slot(() =>
    gather(pages, ({ SecurityGroups = [] }) => SecurityGroups, signal),
  );
  return groups.filter(isOwned(accountId)).length;
}

async function countBuckets(
  { clients, slot, signal }: Reading,
  { partition }: Caller,
): Promise<number> {
  const client = await clients.get('s3', homeRegion(partition));
  const pages = paginateListBuckets({ client, pageSize: 1000 }, {});
  const buckets = await slot(() => gather(pages, ({ Buckets = [] }) => Buckets, signal));
  return buckets.length;
}

/** A shared VPC shows what belongs to its owner; only the account's own counts against its quota. */
function isOwned(accountId: string): (thing: { readonly OwnerId?: string | undefined }) => boolean {
  return ({ OwnerId }) => OwnerId === undefined || OwnerId === accountId;
}
