import { isCovered, overlap, parseCidr, type Cidr } from '../../plan/cidr.ts';
import type { NetworkFacts } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import { existence, type PartVerdict } from './part-verdict.ts';

/** An existing subnet must be in the VPC of the plan and have room for the appliance. */
export function judgeSubnet({ subnet }: NetworkFacts, plan: Plan, region: string): PartVerdict {
  const exists = existence('subnet', subnet, region);
  if (!subnet?.exists) return exists;
  const { id, vpcId, freeAddresses } = subnet;
  if ('create' in plan.vpc) {
    return {
      status: 'fail',
      severity: 'error',
      message: `${id} is a subnet of ${vpcId ?? 'an existing VPC'}, but the plan creates a VPC.`,
      remedy: {
        text: `Name ${vpcId ?? 'its VPC'} in the plan, or let the deployment create the subnet too.`,
      },
    };
  }
  if (vpcId !== plan.vpc.existing) {
    return {
      status: 'fail',
      severity: 'error',
      message: `${id} belongs to ${vpcId ?? 'another VPC'}, not to ${plan.vpc.existing}.`,
      remedy: { text: `Name a subnet of ${plan.vpc.existing}.` },
    };
  }
  if (freeAddresses === 0) {
    return {
      status: 'fail',
      severity: 'error',
      message: `${id} has no free address.`,
      remedy: { text: 'Name a subnet with a free address, or release one.' },
    };
  }
  const free = freeAddresses === undefined ? '' : `, ${freeAddresses} addresses free`;
  return { status: 'pass', severity: 'error', message: `${id} is in ${vpcId}${free}.` };
}

/**
 * A new subnet must lie in the VPC's ranges, beside its other subnets.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function judgeNewSubnet(
  { vpc }: NetworkFacts,
  { network: { subnetCidr } }: Plan,
): PartVerdict {
  const wanted = parseCidr(subnetCidr);
  if (!vpc?.exists || !vpc.cidrs || !vpc.subnetCidrs || !wanted) {
    return {
      status: 'unknown',
      severity: 'error',
      message: `Whether the new subnet ${subnetCidr} fits into the VPC is not known: its ranges were not read.`,
    };
  }
  const remedy = { text: `Give network.subnetCidr a free range of ${vpc.id} in the plan.` };
  const fits = rangesOf(vpc.cidrs).some((range) => isCovered(wanted, [range]));
  if (!fits) {
    const message = `The new subnet ${subnetCidr} is not in ${vpc.id}, which has ${vpc.cidrs.join(', ')}.`;
    return { status: 'fail', severity: 'error', message, remedy };
  }
  const taken = vpc.subnetCidrs.find((cidr) =>
    rangesOf([cidr]).some((range) => overlap(range, wanted)),
  );
  return taken === undefined
    ? { status: 'pass', severity: 'error', message: `${subnetCidr} is free in ${vpc.id}.` }
    : {
        status: 'fail',
        severity: 'error',
        message: `The new subnet ${subnetCidr} overlaps ${taken}, a subnet that ${vpc.id} has already.`,
        remedy,
      };
}

function rangesOf(cidrs: readonly string[]): readonly Cidr[] {
  return cidrs.flatMap((cidr) => parseCidr(cidr) ?? []);
}
