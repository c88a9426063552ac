import { rcpServices } from '../catalogue/aws/rcp-services.ts';
import type { PolicyLayers } from './layers.ts';
import type { Question } from './question.ts';
import { type Tally, tally } from './tally.ts';

/**
 * Neither SCPs nor RCPs bear on service-linked roles. Their path tells them, and their name, which "can't begin with the
 * reserved prefix AWSServiceRoleFor" otherwise: a session's ARN has no path. Sources:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html,
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html,
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html (INVALID_ROLE_NAME)
 */
export function isServiceLinked({ caller, request }: Question): boolean {
  const told = request.context.get('aws:principalarn')?.[0];
  if (told !== undefined) return told.includes(SERVICE_LINKED);
  const isReserved = caller.kind === 'session' && caller.name?.startsWith(RESERVED) === true;
  return isReserved || (caller.roleArn?.includes(SERVICE_LINKED) ?? false);
}

const SERVICE_LINKED = ':role/aws-service-role/';
const RESERVED = 'AWSServiceRoleFor';

/** Every level from the root down must allow. */
export function scpTallies({ scp }: PolicyLayers, question: Question): readonly Tally[] {
  return scp ? scp.map((level) => tally(level, 'scp', question)) : NO_LEVELS;
}

const NO_LEVELS: readonly Tally[] = [];

/**
 * RCPFullAWSAccess "cannot be detached", so there is always an Allow and an RCP only ever denies. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function rcpTallies({ rcp }: PolicyLayers, question: Question): readonly Tally[] {
  return rcp && heedsRcps(question.action, question.request.resource)
    ? rcp.map((level) => tally(level, 'rcp', question))
    : NO_LEVELS;
}

/**
 * Whether RCPs bear on the action (lower case) at all: on those of some services, without kms:RetireGrant and who may
 * assume a service-linked role. Source:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps
 */
export function heedsRcps(action: string, resource: string): boolean {
  if (action === 'kms:retiregrant') return false;
  if (action.startsWith('sts:') && resource.includes(SERVICE_LINKED)) return false;
  return rcpServices.has(action.slice(0, action.indexOf(':')));
}
