import { decide } from '../../../../policies/evaluate/decide.ts';
import type { Decision } from '../../../../policies/evaluate/decision.ts';
import type { AccountState } from '../../account.ts';
import { policyOfText } from '../iam/policy-document.ts';
import { roleAllows } from '../iam/role-permissions.ts';
import type { IamRole } from '../iam/state.ts';

/**
 * Actions that the agent needs: to register, and to be told of commands by one of the two message services. The managed
 * policy AmazonSSMManagedInstanceCore holds them all.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 */
const register = 'ssm:UpdateInstanceInformation';
const messages = {
  ssmmessages: [
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ],
  ec2messages: [
    'ec2messages:AcknowledgeMessage',
    'ec2messages:DeleteMessage',
    'ec2messages:FailMessage',
    'ec2messages:GetEndpoint',
    'ec2messages:GetMessages',
    'ec2messages:SendReply',
  ],
} as const;

/**
 * Why EC2 does not hand the role's credentials to the instance; undefined where it does. What is undecided counts as no.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
 */
export function whyRoleNotAssumed(role: IamRole): string | undefined {
  const decision = decide(
    { identity: [], trust: policyOfText(role, 'trust policy', role.trust, role.trustFile) },
    {
      principal: { kind: 'service', name: 'ec2.amazonaws.com' },
      action: 'sts:AssumeRole',
      resource: role.arn,
      context: new Map(),
      complete: false,
    },
  );
  return reason(
    decision,
    `the trust policy of role ${role.name}`,
    'sts:AssumeRole by ec2.amazonaws.com',
  );
}

/** Why the agent on that node cannot work with what the role may do; undefined where it can. */
export function whyRoleMayNot(
  account: AccountState,
  role: IamRole,
  { region, instanceId }: { readonly region: string; readonly instanceId: string },
): string | undefined {
  const who = `role ${role.name}`;
  const context = new Map([['aws:requestedregion', [region]]]);
  const may = (action: string, resource: string) =>
    reason(roleAllows(account, role.arn, action, resource, context), who, action);
  // the action's resource is the node: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
  const node = `arn:${account.partition}:ec2:${region}:${account.id}:instance/${instanceId}`;
  const refused = may(register, node);
  if (refused !== undefined) return refused;
  const [modern, old] = [messages.ssmmessages, messages.ec2messages].map((actions) =>
    actions.map((action) => may(action, '*')).find((why) => why !== undefined),
  );
  if (modern === undefined || old === undefined) return undefined;
  return `${modern}, and ${old}: the agent gets its commands by one of the two`;
}

function reason(decision: Decision, who: string, what: string): string | undefined {
  switch (decision.effect) {
    case 'allowed':
      return undefined;
    case 'denied':
      return `${who} denies ${what} (${decision.layer})`;
    case 'not-granted':
      return `${who} does not allow ${what}`;
    case 'undecided':
      return `whether ${who} allows ${what} cannot be decided: ${decision.reason}`;
  }
}
