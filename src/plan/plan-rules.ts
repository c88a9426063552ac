import { isCovered, parseCidr } from './cidr.ts';
import { defaultPlan } from './default-plan.ts';
import type { PlanFile } from './plan-file.ts';
import { quote } from './quote.ts';

/** Something that a plan may not say. */
export interface PlanProblem {
  /** Keys and indexes from the root of the file to what is wrong. */
  readonly at: readonly (string | number)[];
  /** Whether the key is wrong, not its value. */
  readonly isKey?: boolean;
  readonly what: string;
  readonly mend: string;
}

/** Problems of a plan that keeps to its schema: choices that do not go together, ranges that are none. */
export function planRules(plan: PlanFile): readonly PlanProblem[] {
  return [...connectionRules(plan), ...networkRules(plan), ...rangeRules(plan)];
}

/**
 * Sources: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_network_resources.html (private),
 * https://helpcenter.veeam.com/docs/vbaws/guide/deploy_ip_settings.html (Elastic IP address).
 */
function connectionRules(plan: PlanFile): readonly PlanProblem[] {
  const { connection = defaultPlan().connection, elasticIp } = plan;
  const problems: PlanProblem[] = [];
  if (connection === 'private') {
    const isNew = (key: 'vpc' | 'subnet' | 'securityGroup'): boolean => !isExisting(plan[key]);
    for (const key of (['vpc', 'subnet', 'securityGroup'] as const).filter(isNew)) {
      problems.push({
        at: plan[key] === undefined ? ['connection'] : [key],
        what: `${key} is to be created, but a private connection needs an existing one`,
        mend: `Give the id of an existing one as ${key}, or choose connection public-static.`,
      });
    }
  }
  if (elasticIp !== undefined && connection !== 'public-static') {
    problems.push({
      at: ['elasticIp'],
      isKey: true,
      what: `elasticIp has no meaning with connection ${connection}`,
      mend: 'Remove elasticIp, or choose connection public-static.',
    });
  }
  return problems;
}

function networkRules(plan: PlanFile): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (!isExisting(plan.vpc)) {
    for (const key of ['subnet', 'securityGroup'] as const) {
      if (isExisting(plan[key])) {
        problems.push({
          at: [key],
          what: `${key} ${quote(plan[key])} exists, so it cannot be in a VPC that is to be created`,
          mend: `Give the id of its VPC as vpc, or let ${key} be new.`,
        });
      }
    }
  } else if (!isExisting(plan.subnet) && plan.network?.subnetCidr === undefined) {
    problems.push({
      at: ['vpc'],
      what: 'a subnet is to be created in an existing VPC, but its range is not given',
      mend: 'Give network.subnetCidr, a free range of that VPC, or the id of an existing subnet.',
    });
  }
  return problems;
}

/** Sizes: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
function rangeRules(plan: PlanFile): readonly PlanProblem[] {
  const { vpcCidr, subnetCidr } = { ...defaultPlan().network, ...plan.network };
  const given = plan.network ?? {};
  const problems = [
    ...(plan.backupServerCidrs ?? []).flatMap((text, index) =>
      rangeProblem(text, ['backupServerCidrs', index], [0, 32]),
    ),
    ...(['vpcCidr', 'subnetCidr'] as const).flatMap((key) =>
      given[key] === undefined ? [] : rangeProblem(given[key], ['network', key], [16, 28]),
    ),
  ];
  const [vpc, subnet] = [parseCidr(vpcCidr), parseCidr(subnetCidr)];
  const isNewVpc = !isExisting(plan.vpc) && plan.network !== undefined;
  if (isNewVpc && vpc && subnet && !isCovered(subnet, [vpc])) {
    problems.push({
      at: ['network'],
      what: `the subnet ${subnetCidr} is not within the VPC ${vpcCidr}`,
      mend: 'Give network.vpcCidr and network.subnetCidr so that the one holds the other.',
    });
  }
  return problems;
}

function rangeProblem(
  text: string,
  at: PlanProblem['at'],
  [widest, narrowest]: readonly [number, number],
): PlanProblem[] {
  const cidr = parseCidr(text);
  const name = at.filter((key) => typeof key === 'string').join('.');
  if (cidr === undefined) {
    return [
      {
        at,
        what: `${name} is ${quote(text)}, which is no IPv4 range in CIDR notation`,
        mend: 'Write an address and the length of its prefix, such as 203.0.113.10/32.',
      },
    ];
  }
  if (cidr.prefix >= widest && cidr.prefix <= narrowest) return [];
  return [
    {
      at,
      what: `${name} is ${text}, but AWS takes /${widest} to /${narrowest} only`,
      mend: `Give a range with a prefix of ${widest} to ${narrowest} bits.`,
    },
  ];
}

function isExisting(choice: string | undefined): boolean {
  return choice !== undefined && choice !== 'new';
}
