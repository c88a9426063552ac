import { alarmActionsRole } from '../iam/roles.ts';
import type { Planned, Sent } from './planned.ts';

/** Roles, their policies and their instance profiles; made and, after a failure, removed. */
export function iamCalls(planned: Planned): readonly Sent[] {
  return [
    ['GetAccountSummary', {}],
    ...planned.roles.flatMap((RoleName) => roleCalls(RoleName)),
    ...attachmentCalls(planned),
    ...planned.names.defaultRolePolicies.flatMap((PolicyName) => policyCalls(planned, PolicyName)),
    ...profileCalls(planned.names.instanceProfile, planned.names.impersonationRole),
    ...profileCalls(planned.names.defaultRoleProfile, planned.names.defaultRole),
    // Looked for before it is made.
    ['GetRole', { RoleName: alarmActionsRole.name }],
    ['CreateServiceLinkedRole', { AWSServiceName: alarmActionsRole.service }],
  ];
}

function roleCalls(RoleName: string): readonly Sent[] {
  return [
    ['CreateRole', { RoleName }],
    ['GetRole', { RoleName }],
    ['ListAttachedRolePolicies', { RoleName }],
    ['ListInstanceProfilesForRole', { RoleName }],
    ['ListRolePolicies', { RoleName }],
    ['DeleteRole', { RoleName }],
  ];
}

/**
 * The default role gets its three policies. The impersonation role holds an inline policy and, for the installation only,
 * what an agent of Systems Manager needs (inferred: FACTS, inferred behaviour 5).
 */
function attachmentCalls({ names, partition, accountId }: Planned): readonly Sent[] {
  const inline = { RoleName: names.impersonationRole, PolicyName: names.impersonationPolicy };
  const attachments = [
    {
      RoleName: names.impersonationRole,
      PolicyArn: `arn:${partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
    },
    ...names.defaultRolePolicies.map((policy) => ({
      RoleName: names.defaultRole,
      PolicyArn: `arn:${partition}:iam::${accountId}:policy/${policy}`,
    })),
  ];
  return [
    ['PutRolePolicy', inline],
    ['DeleteRolePolicy', inline],
    ...attachments.flatMap((attachment): readonly Sent[] => [
      ['AttachRolePolicy', attachment],
      ['DetachRolePolicy', attachment],
    ]),
  ];
}

function policyCalls({ partition, accountId }: Planned, PolicyName: string): readonly Sent[] {
  const PolicyArn = `arn:${partition}:iam::${accountId}:policy/${PolicyName}`;
  const version = { PolicyArn, VersionId: 'v1' };
  return [
    ['CreatePolicy', { PolicyName }],
    ['GetPolicy', { PolicyArn }],
    ['GetPolicyVersion', version],
    ['ListPolicyVersions', { PolicyArn }],
    ['CreatePolicyVersion', { PolicyArn }],
    ['DeletePolicyVersion', version],
    ['DeletePolicy', { PolicyArn }],
  ];
}

function profileCalls(InstanceProfileName: string, RoleName: string): readonly Sent[] {
  const membership = { InstanceProfileName, RoleName };
  return [
    ['CreateInstanceProfile', { InstanceProfileName }],
    ['AddRoleToInstanceProfile', membership],
    ['GetInstanceProfile', { InstanceProfileName }],
    ['RemoveRoleFromInstanceProfile', membership],
    ['DeleteInstanceProfile', { InstanceProfileName }],
  ];
}
