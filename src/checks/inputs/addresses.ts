import { isCovered, parseCidr } from '../../plan/cidr.ts';
import type { Plan } from '../../vocabulary/plan.ts';

/** Sizes that a VPC and a subnet can have: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const networkPrefix = { min: 16, max: 28 };

/** What is wrong with the ranges of the plan (`errors`), unwise (`warnings`) or not known (`open`), as half sentences. */
export function addressProblems(plan: Plan): {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** What hangs on a quota that nobody reads. */
  readonly open: readonly string[];
} {
  return {
    errors: [...serverErrors(plan.backupServerCidrs), ...networkErrors(plan)],
    warnings: plan.backupServerCidrs
      .filter((cidr) => parseCidr(cidr)?.prefix === 0)
      .map((cidr) => `${cidr} opens the appliance to the whole internet`),
    open: tooManyRules(plan),
  };
}

function serverErrors(cidrs: readonly string[]): readonly string[] {
  if (cidrs.length === 0) return ['no range of the backup server is given'];
  return cidrs.flatMap((cidr) => {
    const range = parseCidr(cidr);
    if (!range) return [`${cidr} is no IPv4 range in CIDR notation`];
    return range.hostBits ? [`${cidr} has bits set after its prefix`] : [];
  });
}

/** Inbound rules that a group holds unless the quota was raised: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const usualRules = 60;

/** A new group gets one rule a range. */
function tooManyRules({ securityGroup, backupServerCidrs: { length } }: Plan): readonly string[] {
  return 'create' in securityGroup && length > usualRules
    ? [
        `${length} ranges need as many inbound rules, and a security group holds ${usualRules} unless its quota was raised, which is not read`,
      ]
    : [];
}

function networkErrors({ vpc, subnet, network }: Plan): readonly string[] {
  const errors: string[] = [];
  const inVpc = 'create' in vpc ? checked('vpcCidr', network.vpcCidr, errors) : undefined;
  const inSubnet =
    'create' in subnet ? checked('subnetCidr', network.subnetCidr, errors) : undefined;
  if (inVpc && inSubnet && !isCovered(inSubnet, [inVpc])) {
    errors.push(`subnet ${network.subnetCidr} is not in VPC ${network.vpcCidr}`);
  }
  return errors;
}

function checked(what: string, cidr: string, errors: string[]): ReturnType<typeof parseCidr> {
  const range = parseCidr(cidr);
  if (!range) {
    errors.push(`${what} ${cidr} is no IPv4 range in CIDR notation`);
  } else if (range.prefix < networkPrefix.min || range.prefix > networkPrefix.max) {
    errors.push(`${what} ${cidr} must be between /${networkPrefix.min} and /${networkPrefix.max}`);
  }
  return range;
}
