import type { Known, NetworkFacts } from '../../vocabulary/facts.ts';
import type { Choice, Plan } from '../../vocabulary/plan.ts';
import { defineCheck, type Judgement } from '../check.ts';
import { existence, unread, type PartVerdict } from './part-verdict.ts';
import { judgeSecurityGroup } from './security-group.ts';
import { judgeNewSubnet, judgeSubnet } from './subnet.ts';

/** The existing parts of a network that the plan names: they exist, belong together and are free. */
export const network = defineCheck({
  id: 'check/network',
  category: 'network',
  title: 'Network',
  needs: ['network'],
  expected: () => parts.length,
  *run({ network: facts, region }, plan) {
    for (const part of parts) yield judgePart(part, facts, plan, region);
  },
});

interface Part {
  readonly subject: string;
  readonly title: string;
  /** Why the part needs no look. */
  readonly notNeeded: (plan: Plan) => string | undefined;
  readonly judge: (facts: NetworkFacts, plan: Plan, region: string) => PartVerdict;
}

const parts: readonly Part[] = [
  {
    subject: 'vpc',
    title: 'The VPC exists',
    notNeeded: ({ vpc }) => created(vpc, 'VPC'),
    judge: ({ vpc }, _plan, region) => existence('VPC', vpc, region),
  },
  {
    subject: 'subnet',
    title: 'The subnet is in the VPC, with a free address, or fits into it',
    notNeeded: ({ vpc, subnet }) => ('create' in vpc ? created(subnet, 'subnet') : undefined),
    judge: (facts, plan, region) =>
      'create' in plan.subnet ? judgeNewSubnet(facts, plan) : judgeSubnet(facts, plan, region),
  },
  {
    subject: 'security-group',
    title: 'The security group admits the backup server over HTTPS',
    notNeeded: ({ securityGroup }) => created(securityGroup, 'security group'),
    judge: judgeSecurityGroup,
  },
  {
    subject: 'elastic-ip',
    title: 'The Elastic IP exists and is free',
    notNeeded: ({ connection, elasticIp }) =>
      connection === 'public-static'
        ? created(elasticIp, 'Elastic IP')
        : `Connection ${connection} takes no Elastic IP.`,
    judge: judgeElasticIp,
  },
  {
    subject: 'key-pair',
    title: 'The key pair is there, or its name is free',
    notNeeded: () => undefined,
    judge: judgeKeyPair,
  },
];

function judgePart(part: Part, facts: Known<NetworkFacts>, plan: Plan, region: string): Judgement {
  const { subject, title } = part;
  const why = part.notNeeded(plan);
  if (why)
    return { subject, title, status: 'skipped', severity: 'info', message: why, evidence: [] };
  if ('unknown' in facts) {
    const needs = facts.needs?.join(', ');
    return {
      subject,
      title,
      status: 'unknown',
      severity: 'error',
      message: `The region's network could not be read: ${facts.unknown}`,
      evidence: [],
      ...(needs && { remedy: { text: `Allow ${needs}.` } }),
    };
  }
  const evidence = [{ kind: 'probe', detail: `read from ${region}` }] as const;
  return { subject, title, evidence, ...part.judge(facts.value, plan, region) };
}

function created(choice: Choice, what: string): string | undefined {
  return 'create' in choice ? `The deployment creates the ${what}.` : undefined;
}

/** The wizard offers addresses that no other instance uses: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_ip_settings.html */
function judgeElasticIp({ elasticIp }: NetworkFacts, _plan: Plan, region: string): PartVerdict {
  const exists = existence('Elastic IP', elasticIp, region);
  if (!elasticIp?.exists || !elasticIp.associated) return exists;
  return {
    status: 'fail',
    severity: 'error',
    message: `${elasticIp.id} is in use.`,
    remedy: { text: 'Name an address that nothing uses, or let the deployment allocate one.' },
  };
}

/** The private half of a pair that exists can never be read again, so a new pair cannot take its name. */
function judgeKeyPair({ keyPair }: NetworkFacts, plan: Plan, region: string): PartVerdict {
  if (!keyPair) return unread('key pair');
  const { name, exists } = keyPair;
  if ('existing' in plan.keyPair) {
    return existence('key pair', { id: name, exists }, region);
  }
  if (!exists)
    return { status: 'pass', severity: 'error', message: `${region} has no key pair ${name} yet.` };
  return {
    status: 'fail',
    severity: 'error',
    message: `${region} has a key pair ${name} already, and the plan creates one of that name.`,
    remedy: {
      text: 'Name it as existing in the plan if you hold its private key, or choose another name.',
    },
  };
}
