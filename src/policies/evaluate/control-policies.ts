import type { PolicyLayers } from './layers.ts';
import type { Question } from './question.ts';
import { type Refusal, type Tally, tally } from './tally.ts';

/**
 * Neither SCPs nor RCPs bear on service-linked roles, which their path tells. Sources:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html,
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function isServiceLinked({ caller, request }: Question): boolean {
  const arn = request.context.get('aws:principalarn')?.[0] ?? caller.roleArn ?? '';
  return arn.includes(':role/aws-service-role/');
}

/** Every level from the root down must allow. */
export function scpTallies({ scp }: PolicyLayers, question: Question): readonly Tally[] {
  return scp ? scp.map((level) => tally(level, 'scp', question)) : NO_LEVELS;
}

const NO_LEVELS: readonly Tally[] = [];

/** Services of which AWS's own pages say that they heed RCPs; the list grows, so others are not ruled out. */
const RCP_SERVICES: ReadonlySet<string> = new Set(['s3', 'sts', 'kms', 'sqs', 'secretsmanager']);

/**
 * RCPFullAWSAccess "cannot be detached", so there is always an Allow and an RCP only ever denies. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html;
 * services: https://docs.aws.amazon.com/controltower/latest/controlreference/rcp-controls.html; kms:RetireGrant is
 * out of their reach: https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html
 */
export function rcpTallies({ rcp }: PolicyLayers, question: Question): readonly Tally[] {
  if (!rcp || question.action === 'kms:retiregrant') return NO_LEVELS;
  const service = question.action.slice(0, question.action.indexOf(':'));
  return rcp.map((level) => {
    const found = tally(level, 'rcp', question);
    if (RCP_SERVICES.has(service) || found.refusals.length === 0) return found;
    return { ...found, refusals: found.refusals.map((refusal) => loosen(refusal, service)) };
  });
}

function loosen(refusal: Refusal, service: string): Refusal {
  const why = `it is not known whether ${service} heeds resource control policies`;
  return { ...refusal, certain: false, notes: [...refusal.notes, { kind: 'unclear', why }] };
}
