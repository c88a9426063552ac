import { isStandardFamily } from '../policies/catalogue/quota-needs.ts';
import type { Facts } from '../vocabulary/facts.ts';
import type { Plan } from '../vocabulary/plan.ts';
import type { NotChecked } from '../vocabulary/result.ts';
import type { Catalogue } from './catalogue.ts';
import { isGiven, standIn } from './permissions/deployer.ts';

/** What a deployment hangs on besides, and why no check looks at it here. */
export function notChecked(facts: Facts, plan: Plan, catalogue: Catalogue): readonly NotChecked[] {
  return [
    ...policyGaps(facts),
    undocumented,
    ...trustGaps(catalogue),
    ...quotaGaps(plan),
    ...networkGaps(facts, plan, catalogue),
    {
      subject: 'the password of the administrator',
      why: 'It never enters the plan. The wizard asks for 8 characters or more with upper case, lower case and a special one.',
    },
  ];
}

function policyGaps({ identity, simulatedActions }: Facts): readonly NotChecked[] {
  const { scps, boundary, kind } = identity;
  const given = isGiven(identity);
  const gaps: (NotChecked | false)[] = [
    'unknown' in scps &&
      'unknown' in simulatedActions && {
        subject: 'service control policies',
        why: `Not read: ${scps.unknown} AWS's policy simulation, which covers them, was not to be had: ${simulatedActions.unknown}`,
      },
    given &&
      'unknown' in boundary && {
        subject: 'permissions boundary',
        why: `Not read: ${boundary.unknown}`,
      },
    given &&
      kind !== 'user' && {
        subject: 'who the given policies belong to',
        why: `They were judged for an IAM user called ${standIn}; conditions on the user's own name, ARN or tags may come out differently.`,
      },
    {
      subject: 'resource control policies',
      why: "A member account cannot read them, and AWS's policy simulation does not cover them.",
    },
    kind !== 'user' &&
      !given && {
        subject: 'session policies',
        why: 'No API tells which policies were passed when the session was made.',
      },
    {
      subject: 'VPC endpoint policies',
      why: 'They bind calls that go through an endpoint; which way the backup server goes cannot be seen from here.',
    },
  ];
  return gaps.filter((gap) => gap !== false);
}

function trustGaps({ product }: Catalogue): readonly NotChecked[] {
  return product.trustRoles
    .filter(({ createdDuringDeployment }) => createdDuringDeployment)
    .flatMap(({ id, conditionalServices }) =>
      conditionalServices.map(({ service, when }) => ({
        subject: `trust of ${id} in ${service}`,
        why: `Needed only where ${when}; the deployment does without.`,
      })),
    );
}

/** Verdicts on them rest on what every name has in common: see src/policies/authorise/presumed.ts. */
const undocumented: NotChecked = {
  subject: 'names of what the deployment makes, and the region of its temporary bucket',
  why: "The docs give no exact names; statements that single some out are undecided. The bucket is taken to be in the plan's region.",
};

function quotaGaps({ instanceType }: Plan): readonly NotChecked[] {
  const gaps = [
    {
      subject: 'quotas of EBS storage, key pairs and CloudWatch alarms',
      why: 'The sizes of the volumes are not documented; for the others AWS publishes no quota code.',
    },
  ];
  return isStandardFamily(instanceType)
    ? gaps
    : [
        ...gaps,
        {
          subject: `vCPU quota of ${instanceType}`,
          why: 'Its family has a quota of its own, which is not in the catalogue.',
        },
      ];
}

function networkGaps(
  { regionFacts }: Facts,
  plan: Plan,
  { product }: Catalogue,
): readonly NotChecked[] {
  const gaps: (NotChecked | false)[] = [
    {
      subject: 'the way from the backup server to AWS',
      why: `Checks run on this machine; the wizard tests STS and EC2 of ${product.testRegion} from the backup server.`,
    },
    {
      subject: 'the way from the appliance to the update hosts',
      why: 'repository.veeam.com, security.ubuntu.com, archive.ubuntu.com, packages.microsoft.com and apt.postgresql.org must be reachable from the subnet; only an instance in it could try.',
    },
    'existing' in plan.vpc && {
      subject: `route tables and network ACLs of ${'existing' in plan.subnet ? plan.subnet.existing : plan.vpc.existing}`,
      why: 'Whether the appliance reaches the internet hangs on NAT, proxies and VPNs that the account does not show.',
    },
    'value' in regionFacts.ebsEncryptionByDefault &&
      regionFacts.ebsEncryptionByDefault.value && {
        subject: 'key policy of the default EBS key',
        why: 'A customer key must let the deploying identity use it; its policy is not read.',
      },
  ];
  return gaps.filter((gap) => gap !== false);
}
