import { typeOf } from './instance-type-table.ts';
import type { Ec2State } from './state.ts';

/** What of a region's quotas is in use, counted as Service Quotas counts. */
interface Ec2Usage {
  readonly vpcs: number;
  readonly internetGateways: number;
  readonly elasticIps: number;
  /** The default groups of all VPCs count too. */
  readonly securityGroups: number;
  /** vCPUs of the on-demand instances of standard families that are pending or running. */
  readonly standardVcpus: number;
  readonly subnetsOfVpc: (vpcId: string) => number;
}

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
export function ec2Usage(state: Ec2State): Ec2Usage {
  const standard = [...state.instances.values()].filter(
    ({ state: now, type }) => (now === 'pending' || now === 'running') && isStandard(type),
  );
  return {
    vpcs: state.vpcs.size,
    internetGateways: state.internetGateways.size,
    elasticIps: state.addresses.size,
    securityGroups: state.securityGroups.size,
    standardVcpus: standard.reduce(
      (sum, { type, vcpus }) => sum + (typeOf(type)?.vcpus ?? vcpus),
      0,
    ),
    subnetsOfVpc: (vpcId) =>
      [...state.subnets.values()].filter((subnet) => subnet.vpcId === vpcId).length,
  };
}

/**
 * "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances": by the first letter of the family, but for the
 * families with quotas of their own (DL, HPC, Inf, Trn, Mac).
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html#ec2-on-demand-instances-limits
 */
function isStandard(type: string): boolean {
  return /^[acdhimrtz]/.test(type) && !/^(dl|hpc|inf|trn|mac)/.test(type);
}
