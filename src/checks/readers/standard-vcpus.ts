import {
  paginateDescribeInstances,
  paginateDescribeInstanceTypes,
  type _InstanceType,
  type EC2Client,
  type Instance,
} from '@aws-sdk/client-ec2';

import { isStandardFamily } from '../../policies/catalogue/quota-needs.ts';
import { gather } from './pages.ts';
import type { Reading } from './reading.ts';

/**
 * vCPUs that count against the quota of standard on-demand instances: of pending and running ones, without spot,
 * reserved blocks and dedicated hosts.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export async function standardVcpus({ clients, slot, signal }: Reading): Promise<number> {
  const client = await clients.get('ec2');
  const Filters = [{ Name: 'instance-state-name', Values: ['pending', 'running'] }];
  const pages = paginateDescribeInstances({ client, pageSize: 1000 }, { Filters });
  const instances = await slot(() =>
    gather(
      pages,
      ({ Reservations = [] }) => Reservations.flatMap((one) => one.Instances ?? []),
      signal,
    ),
  );
  const types = instances.filter(counts).flatMap(({ InstanceType }) => InstanceType ?? []);
  const sizes = await slot(() => vcpusOf(client, [...new Set(types)], signal));
  return types.reduce((sum, type) => sum + (sizes.get(type) ?? 0), 0);
}

function counts({ InstanceLifecycle, Placement, InstanceType }: Instance): boolean {
  if (InstanceLifecycle !== undefined || Placement?.Tenancy === 'host') return false;
  return InstanceType !== undefined && isStandardFamily(InstanceType);
}

/** AWS takes at most 100 types a call: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
async function vcpusOf(
  client: EC2Client,
  types: readonly _InstanceType[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (let start = 0; start < types.length; start += 100) {
    const pages = paginateDescribeInstanceTypes(
      { client },
      { InstanceTypes: types.slice(start, start + 100) },
    );
    for (const { InstanceType, VCpuInfo } of await gather(
      pages,
      (page) => page.InstanceTypes ?? [],
      signal,
    )) {
      if (InstanceType) sizes.set(InstanceType, VCpuInfo?.DefaultVCpus ?? 0);
    }
  }
  return sizes;
}
