import type { Case } from './case.ts';

const arn = (resource: string) => `arn:aws:iam::123456789012:${resource}`;
const Tags = [{ Key: 'team', Value: 'backup' }];

function own(operation: string, input: object, resource: string): Case {
  return {
    service: 'iam',
    operation,
    input,
    asks: [
      [
        `iam:${operation}`,
        resource === '*' || resource.startsWith('arn:') ? resource : arn(resource),
      ],
    ],
  };
}

const role = { RoleName: 'vba-role' };
const roleWithPolicy = {
  ...role,
  PolicyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
};
const user = { UserName: 'someone' };
const group = { GroupName: 'admins' };
const policy = { PolicyArn: arn('policy/vba_1') };
const profile = { InstanceProfileName: 'vba-profile' };

const roles: readonly Case[] = [
  own('CreateRole', { ...role, AssumeRolePolicyDocument: '{}' }, 'role/vba-role'),
  {
    ...own('CreateRole', { ...role, Path: '/veeam/', Tags }, 'role/veeam/vba-role'),
    when: 'with a path and tags',
    asks: [
      ['iam:CreateRole', arn('role/veeam/vba-role')],
      ['iam:TagRole', arn('role/veeam/vba-role')],
    ],
  },
  own(
    'CreateServiceLinkedRole',
    { AWSServiceName: 'events.amazonaws.com' },
    'role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents',
  ),
  {
    ...own(
      'CreateServiceLinkedRole',
      { AWSServiceName: 'other.amazonaws.com' },
      'role/aws-service-role/other.amazonaws.com/*',
    ),
    when: 'of a service whose role has an unknown name',
  },
  {
    ...own(
      'CreateServiceLinkedRole',
      { AWSServiceName: 'events.amazonaws.com', CustomSuffix: 'mine' },
      'role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents_mine',
    ),
    when: 'with a suffix',
  },
  own('DeleteRole', role, 'role/vba-role'),
  own('GetRole', role, 'role/vba-role'),
  own('GetRolePolicy', { ...role, PolicyName: 'inline' }, 'role/vba-role'),
  own('ListAttachedRolePolicies', role, 'role/vba-role'),
  own('ListInstanceProfilesForRole', role, 'role/vba-role'),
  own('ListRolePolicies', role, 'role/vba-role'),
  own('ListRoles', {}, '*'),
  own('PutRolePolicy', { ...role, PolicyName: 'inline' }, 'role/vba-role'),
  own('DeleteRolePolicy', { ...role, PolicyName: 'inline' }, 'role/vba-role'),
  own('UpdateAssumeRolePolicy', role, 'role/vba-role'),
  own('AttachRolePolicy', roleWithPolicy, 'role/vba-role'),
  own('DetachRolePolicy', roleWithPolicy, 'role/vba-role'),
];

const policies: readonly Case[] = [
  own('CreatePolicy', { PolicyName: 'vba_1', PolicyDocument: '{}' }, 'policy/vba_1'),
  {
    ...own('CreatePolicy', {}, ''),
    when: 'with a path and tags',
    input: { PolicyName: 'vba_1', Path: '/veeam/', Tags },
    asks: [
      ['iam:CreatePolicy', arn('policy/veeam/vba_1')],
      ['iam:TagPolicy', arn('policy/veeam/vba_1')],
    ],
  },
  own('CreatePolicyVersion', policy, 'policy/vba_1'),
  own('DeletePolicy', policy, 'policy/vba_1'),
  own('DeletePolicyVersion', { ...policy, VersionId: 'v1' }, 'policy/vba_1'),
  own('GetPolicy', policy, 'policy/vba_1'),
  {
    ...own(
      'GetPolicy',
      { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ),
    when: 'of AWS',
  },
  own('GetPolicyVersion', { ...policy, VersionId: 'v1' }, 'policy/vba_1'),
  own('ListPolicyVersions', policy, 'policy/vba_1'),
];

const profiles: readonly Case[] = [
  own('CreateInstanceProfile', profile, 'instance-profile/vba-profile'),
  {
    ...own('CreateInstanceProfile', {}, ''),
    when: 'with a path and tags',
    input: { ...profile, Path: '/veeam/', Tags },
    asks: [
      ['iam:CreateInstanceProfile', arn('instance-profile/veeam/vba-profile')],
      ['iam:TagInstanceProfile', arn('instance-profile/veeam/vba-profile')],
    ],
  },
  {
    ...own('AddRoleToInstanceProfile', {}, ''),
    input: { ...profile, ...role },
    asks: [
      ['iam:AddRoleToInstanceProfile', arn('instance-profile/vba-profile')],
      ['iam:PassRole', arn('role/vba-role')],
    ],
  },
  own('RemoveRoleFromInstanceProfile', { ...profile, ...role }, 'instance-profile/vba-profile'),
  own('DeleteInstanceProfile', profile, 'instance-profile/vba-profile'),
  own('GetInstanceProfile', profile, 'instance-profile/vba-profile'),
  own('ListInstanceProfiles', {}, '*'),
];

const identities: readonly Case[] = [
  own('GetAccountSummary', {}, '*'),
  own('GetUser', user, 'user/someone'),
  { ...own('GetUser', {}, 'user/backup/veeam'), when: 'of the caller' },
  own('GetUserPolicy', { ...user, PolicyName: 'inline' }, 'user/someone'),
  own('ListAttachedUserPolicies', user, 'user/someone'),
  own('ListGroupsForUser', user, 'user/someone'),
  own('ListUserPolicies', user, 'user/someone'),
  own('AttachUserPolicy', { ...user, ...policy }, 'user/someone'),
  own('GetGroupPolicy', { ...group, PolicyName: 'inline' }, 'group/admins'),
  own('ListAttachedGroupPolicies', group, 'group/admins'),
  own('ListGroupPolicies', group, 'group/admins'),
  own('GetContextKeysForPrincipalPolicy', { PolicySourceArn: arn('group/admins') }, 'group/admins'),
  own('SimulatePrincipalPolicy', { PolicySourceArn: arn('role/x/y') }, 'role/x/y'),
  {
    ...own('SimulatePrincipalPolicy', { PolicySourceArn: arn('user/someone') }, 'user/someone'),
    when: 'of a user',
  },
];

export const iamCases: readonly Case[] = [...roles, ...policies, ...profiles, ...identities];
