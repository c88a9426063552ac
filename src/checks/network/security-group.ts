import { parseCidr, shutOut } from '../../plan/cidr.ts';
import type { NetworkFacts } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { Judgement } from '../check.ts';

/**
 * An existing group must admit TCP 443 from every range of the backup server, or the wizard stops.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_network_resources.html
 */
export function judgeSecurityGroup(
  { securityGroup: group }: NetworkFacts,
  plan: Plan,
  region: string,
): Omit<Judgement, 'subject' | 'title' | 'evidence'> {
  if (!group)
    return {
      status: 'unknown',
      severity: 'error',
      message: 'The security group of the plan was not read.',
    };
  const { id, exists, vpcId, ingress443 } = group;
  if (!exists) {
    return failed(
      `${region} has no security group ${id} that this account can see.`,
      `Name a group of ${region}.`,
    );
  }
  if ('create' in plan.vpc || vpcId !== plan.vpc.existing) {
    const wanted = 'create' in plan.vpc ? 'the VPC that the plan creates' : plan.vpc.existing;
    return failed(
      `${id} belongs to ${vpcId ?? 'another VPC'}, not to ${wanted}.`,
      `Name a group of ${wanted}.`,
    );
  }
  const shut = shutOut(plan.backupServerCidrs, ingress443);
  if (shut.length > 0) {
    const patch = shut
      .filter((cidr) => parseCidr(cidr))
      .map((cidr) => ruleCommand(id, cidr, region));
    return {
      status: 'fail',
      severity: 'error',
      message: `${id} does not admit TCP 443 from ${shut.join(', ')}.`,
      remedy: {
        text: `Add an inbound rule for TCP 443 to ${id}.`,
        ...(patch.length > 0 && { patch: patch.join('\n') }),
      },
    };
  }
  return {
    status: 'pass',
    severity: 'error',
    message: `${id} admits TCP 443 from ${plan.backupServerCidrs.join(', ')}.`,
  };
}

/** Only for a range that is one: what goes into a command must not be any text. */
function ruleCommand(group: string, cidr: string, region: string): string {
  const rule = `--group-id ${group} --protocol tcp --port 443 --cidr ${cidr}`;
  return `aws ec2 authorize-security-group-ingress --region ${region} ${rule}`;
}

function failed(message: string, text: string): Omit<Judgement, 'subject' | 'title' | 'evidence'> {
  return { status: 'fail', severity: 'error', message, remedy: { text } };
}
