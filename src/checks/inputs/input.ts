import type { Known } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineCheck, type FactsFor, type Judgement } from '../check.ts';
import { addressProblems } from './addresses.ts';
import { administratorProblems, nameProblems } from './names.ts';

/** The plan keeps the product's rules, and the region has what it asks for. */
export const input = defineCheck({
  id: 'check/input',
  category: 'input',
  title: 'Plan',
  needs: ['regionFacts'],
  expected: () => rules.length,
  *run(facts, plan, catalogue) {
    for (const { subject, title, judge } of rules) {
      yield { subject, title, evidence: [], ...judge(facts, plan, catalogue) };
    }
  },
});

type Verdict = Omit<Judgement, 'subject' | 'title' | 'evidence'> &
  Partial<Pick<Judgement, 'evidence'>>;

interface Rule {
  readonly subject: string;
  readonly title: string;
  readonly judge: (facts: FactsFor<'regionFacts'>, plan: Plan, catalogue: Catalogue) => Verdict;
}

const rules: readonly Rule[] = [
  { subject: 'partition', title: 'The product supports the partition', judge: judgePartition },
  { subject: 'region', title: 'The region is enabled for the account', judge: judgeRegion },
  { subject: 'instance-type', title: 'The instance type is offered, as x86_64', judge: judgeType },
  { subject: 'instance-size', title: 'The instance is large enough', judge: judgeSize },
  { subject: 'connection', title: 'The connection type fits the network', judge: judgeConnection },
  { subject: 'name', title: 'AWS takes the names that the deployment makes', judge: judgeName },
  {
    subject: 'administrator',
    title: 'The appliance takes the administrator',
    judge: judgeAdministrator,
  },
  { subject: 'addresses', title: 'The address ranges are valid', judge: judgeAddresses },
];

/** Source: https://helpcenter.veeam.com/docs/vbaws/guide/limitations.html */
function judgePartition(
  { partition }: FactsFor<'regionFacts'>,
  _plan: Plan,
  { product }: Catalogue,
): Verdict {
  if (product.partitions.includes(partition))
    return passed(`${partition} is one of ${product.partitions.join(', ')}.`);
  return failed(
    `Partition ${partition} is not supported by Veeam Backup for AWS ${product.version}.`,
    `Deploy into ${product.partitions.join(' or ')}.`,
  );
}

function judgeRegion({ regionFacts, region }: FactsFor<'regionFacts'>): Verdict {
  const { optedIn } = regionFacts;
  if ('unknown' in optedIn)
    return unknown(`Whether ${region} is enabled could not be read`, optedIn);
  return optedIn.value
    ? passed(`${region} is enabled.`)
    : failed(
        `${region} is not enabled for this account.`,
        'Enable the region, or name another one in the plan.',
        `aws account enable-region --region-name ${region}`,
      );
}

/** Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_appliance_instance.html */
function judgeType(
  { regionFacts, region }: FactsFor<'regionFacts'>,
  { instanceType }: Plan,
  { product }: Catalogue,
): Verdict {
  const fact = regionFacts.instanceType;
  if ('unknown' in fact)
    return unknown(`Whether ${region} offers ${instanceType} could not be read`, fact);
  const { offered, architectures } = fact.value;
  const mend = `Choose an ${product.architecture} type that ${region} offers, for example ${product.defaultInstanceType}.`;
  if (!offered) return failed(`${region} does not offer ${instanceType}.`, mend);
  return architectures.includes(product.architecture)
    ? passed(`${region} offers ${instanceType} (${architectures.join(', ')}).`)
    : failed(
        `The appliance needs ${product.architecture}; ${instanceType} is ${architectures.join(', ')}.`,
        mend,
      );
}

/** t3.medium, the recommended minimum, has two vCPUs and 4 GiB; memory is not among the facts, so its smaller sisters go by name. */
function judgeSize(
  { regionFacts }: FactsFor<'regionFacts'>,
  { instanceType }: Plan,
  { product }: Catalogue,
): Verdict {
  const fact = regionFacts.instanceType;
  const minimum = product.defaultInstanceType;
  const size = instanceType.split('.')[1] ?? '';
  const vcpus = 'value' in fact && fact.value.offered ? fact.value.vcpus : undefined;
  if (['nano', 'micro', 'small'].includes(size) || (vcpus !== undefined && vcpus < 2)) {
    return {
      status: 'warn',
      severity: 'warning',
      message: `${instanceType} is smaller than ${minimum}, the minimum that the product recommends.`,
      remedy: { text: `Choose ${minimum} or larger.` },
    };
  }
  if (vcpus === undefined) {
    const read = 'unknown' in fact ? fact : { unknown: 'the region does not offer the type.' };
    return {
      ...unknown(`The size of ${instanceType} could not be read`, read),
      severity: 'warning',
    };
  }
  return {
    ...passed(`${instanceType} has ${vcpus} vCPUs; the recommended minimum is ${minimum}.`),
    severity: 'warning',
  };
}

/** Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_network_resources.html */
function judgeConnection(_facts: unknown, plan: Plan): Verdict {
  const { connection, vpc, subnet, securityGroup } = plan;
  const made = Object.entries({ VPC: vpc, subnet, 'security group': securityGroup })
    .filter(([, choice]) => 'create' in choice)
    .map(([what]) => what);
  if (connection === 'private' && made.length > 0) {
    return failed(
      `A private appliance needs an existing network; the plan creates ${made.join(', ')}.`,
      `Name an existing ${made.join(', ')}, or choose a public connection.`,
    );
  }
  if ('create' in vpc && made.length < 3) {
    return failed(
      'The plan creates a VPC but names an existing subnet or security group, which cannot be in it.',
      'Let the deployment create all three, or name all three.',
    );
  }
  return passed(
    `${connection}, ${made.length > 0 ? `creates ${made.join(', ')}` : 'existing network'}.`,
  );
}

function judgeName({ accountId }: FactsFor<'regionFacts'>, plan: Plan): Verdict {
  const problems = nameProblems(plan, accountId);
  return problems.length === 0
    ? passed(`Roles, policies, bucket and security group can be named after ${plan.name}.`)
    : failed(
        `The name ${plan.name} cannot be used: ${problems.join('; ')}.`,
        'Choose a shorter or simpler name in the plan.',
      );
}

function judgeAdministrator(_facts: unknown, { administrator }: Plan): Verdict {
  const problems = administratorProblems(administrator);
  if (problems.length === 0)
    return { ...passed(`${administrator} keeps the documented rules.`), severity: 'warning' };
  return {
    status: 'warn',
    severity: 'warning',
    message: `The appliance may refuse ${administrator}: ${problems.join('; ')}.`,
    remedy: { text: 'Choose another name for the administrator in the plan.' },
  };
}

function judgeAddresses(_facts: unknown, plan: Plan): Verdict {
  const { errors, warnings, open } = addressProblems(plan);
  if (errors.length > 0) return failed(`${errors.join('; ')}.`, 'Correct the ranges in the plan.');
  if (open.length > 0) {
    const text = 'Join ranges, or make sure that the quota of rules of a security group is enough.';
    return {
      status: 'unknown',
      severity: 'error',
      message: `${open.join('; ')}.`,
      remedy: { text },
    };
  }
  if (warnings.length === 0)
    return passed(`HTTPS is admitted from ${plan.backupServerCidrs.join(', ')}.`);
  return {
    status: 'warn',
    severity: 'warning',
    message: `${warnings.join('; ')}.`,
    remedy: { text: 'Name only the ranges of the backup server and of who opens the web UI.' },
  };
}

function passed(message: string): Verdict {
  return { status: 'pass', severity: 'error', message };
}

function failed(message: string, text: string, patch?: string): Verdict {
  return { status: 'fail', severity: 'error', message, remedy: { text, ...(patch && { patch }) } };
}

function unknown(
  what: string,
  { unknown: why, needs = [] }: Extract<Known<unknown>, { unknown: string }>,
): Verdict {
  return {
    status: 'unknown',
    severity: 'error',
    message: `${what}: ${why}`,
    ...(needs.length > 0 && { remedy: { text: `Allow ${needs.join(', ')}.` } }),
  };
}
