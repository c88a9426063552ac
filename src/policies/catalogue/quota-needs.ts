import type { Plan } from '../../vocabulary/plan.ts';
import type { QuotaId } from './quota.ts';

/** How much of a quota a deployment consumes. */
export interface QuotaNeed {
  readonly id: QuotaId;
  /** Undefined: not known, because the size of the instance type is not. */
  readonly need: number | undefined;
  /** What it is needed for, as half a sentence. */
  readonly why: string;
}

/**
 * What the plan needs of each quota of the catalogue, a row for every one: nought where the plan uses what exists.
 * `vcpusOfType` is the number of vCPUs of the plan's instance type, which AWS alone knows.
 * Source: requirements.json, needsOfADefaultDeployment.
 */
export function quotaNeeds(plan: Plan, vcpusOfType: number | undefined): readonly QuotaNeed[] {
  const { vpc, subnet, instanceType, snapshotsRole } = plan;
  return [
    created('vpcs', 'create' in vpc, 'the VPC of the appliance'),
    created('subnets-per-vpc', 'create' in subnet, 'the subnet of the appliance'),
    created('internet-gateways', 'create' in vpc, "the new VPC's way to the internet"),
    created('elastic-ips', needsAddress(plan), "the appliance's static address"),
    securityGroups(plan),
    standardVcpus(instanceType, vcpusOfType),
    { id: 'buckets', need: 1, why: 'the temporary bucket for the packages' },
    {
      id: 'roles',
      need: snapshotsRole ? 3 : 2,
      why: `the impersonation role and the default role${snapshotsRole ? ', and the role for snapshots' : ''}`,
    },
    { id: 'policies', need: 3, why: 'the three parts of the default role' },
    {
      id: 'instance-profiles',
      need: 2,
      why: 'one for the impersonation role, one for the default role',
    },
  ];
}

/**
 * Families that count against the quota of standard instances; the others have quotas of their own.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export function isStandardFamily(instanceType: string): boolean {
  const family = /^[a-z]+/.exec(instanceType)?.[0] ?? '';
  return standardFamilies.has(family);
}

const standardFamilies: ReadonlySet<string> = new Set('a c d h i im is m r t z'.split(' '));

function created(id: QuotaId, isCreated: boolean, what: string): QuotaNeed {
  return isCreated
    ? { id, need: 1, why: what }
    : { id, need: 0, why: `the plan creates none: ${what} exists or is not wanted` };
}

/**
 * A VPC is born with a default group. AWS does not say that it counts; it is listed like any other, so that it does is
 * inferred, and errs on the safe side.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
function securityGroups({ vpc, securityGroup }: Plan): QuotaNeed {
  const id = 'security-groups';
  const own = created(id, 'create' in securityGroup, 'the security group of the appliance');
  if (own.need === 0 || !('create' in vpc)) return own;
  return { id, need: 2, why: `${own.why} and the default group of the VPC` };
}

function needsAddress({ connection, elasticIp }: Plan): boolean {
  return connection === 'public-static' && 'create' in elasticIp;
}

function standardVcpus(instanceType: string, vcpus: number | undefined): QuotaNeed {
  const id = 'standard-vcpus';
  return isStandardFamily(instanceType)
    ? { id, need: vcpus, why: `the vCPUs of one ${instanceType}` }
    : {
        id,
        need: 0,
        why: `${instanceType} counts against the quota of its own family, which is not examined`,
      };
}
