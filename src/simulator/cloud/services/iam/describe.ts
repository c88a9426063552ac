import type {
  AttachedPermissionsBoundary,
  Group,
  InstanceProfile,
  Policy,
  PolicyVersion,
  Role,
  User,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import { policyOf } from './find.ts';
import { byName } from './paging.ts';
import { encodedDocument } from './policy-document.ts';
import type {
  IamGroup,
  IamInstanceProfile,
  IamPolicy,
  IamPolicyVersion,
  IamRole,
  IamUser,
} from './state.ts';
import { tagList, tagsIfAny } from './tags.ts';

/*
 * Entities as the API shows them. Lists leave out tags and boundaries, and creating answers less than getting:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */

export function userInList(user: IamUser): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: new Date(user.createDate),
  };
}

export function wholeUser(user: IamUser): User {
  return { ...userInList(user), ...boundaryIfAny(user), ...tagsIfAny(user.tags) };
}

export function group(entity: IamGroup): Group {
  return {
    Path: entity.path,
    GroupName: entity.name,
    GroupId: entity.id,
    Arn: entity.arn,
    CreateDate: new Date(entity.createDate),
  };
}

/** As it stands in an instance profile. */
export function roleInProfile(role: IamRole): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createDate),
    AssumeRolePolicyDocument: encodedDocument(role.trust),
  };
}

export function createdRole(role: IamRole): Role {
  return { ...roleInProfile(role), ...boundaryIfAny(role), ...tagsIfAny(role.tags) };
}

export function roleInList(role: IamRole): Role {
  return {
    ...roleInProfile(role),
    ...(role.description === undefined ? {} : { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration,
  };
}

export function wholeRole(role: IamRole): Role {
  return {
    ...roleInList(role),
    ...boundaryIfAny(role),
    ...tagsIfAny(role.tags),
    RoleLastUsed: {},
  };
}

export function policyInList(account: AccountState, policy: IamPolicy): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachmentCount(account, policy.arn),
    PermissionsBoundaryUsageCount: boundaryCount(account, policy.arn),
    IsAttachable: true,
    CreateDate: new Date(policy.createDate),
    UpdateDate: new Date(policy.updateDate),
  };
}

export function createdPolicy(account: AccountState, policy: IamPolicy): Policy {
  return { ...policyInList(account, policy), ...tagsIfAny(policy.tags) };
}

export function wholePolicy(account: AccountState, policy: IamPolicy): Policy {
  return {
    ...policyInList(account, policy),
    ...(policy.description === undefined ? {} : { Description: policy.description }),
    Tags: tagList(policy.tags),
  };
}

export function versionInList(policy: IamPolicy, version: IamPolicyVersion): PolicyVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: new Date(version.createDate),
  };
}

export function wholeVersion(policy: IamPolicy, version: IamPolicyVersion): PolicyVersion {
  return { Document: encodedDocument(version.document.text), ...versionInList(policy, version) };
}

export function profileInList({ iam }: AccountState, profile: IamInstanceProfile): InstanceProfile {
  const roles = [...profile.roles].flatMap((name) => iam.roles.get(name) ?? []);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: new Date(profile.createDate),
    Roles: roles.map(roleInProfile),
  };
}

export function wholeProfile(account: AccountState, profile: IamInstanceProfile): InstanceProfile {
  return { ...profileInList(account, profile), Tags: tagList(profile.tags) };
}

/** What hangs on a policy: in the order user, group, role, each by name. */
export function holdersOf({ iam }: AccountState, arn: string, usage: 'attached' | 'boundary') {
  const holds = (entity: { readonly attached: Set<string>; readonly boundary?: string }) =>
    usage === 'attached' ? entity.attached.has(arn) : entity.boundary === arn;
  return {
    users: byName(iam.users.values()).filter(holds),
    groups: byName(iam.groups.values()).filter(holds),
    roles: byName(iam.roles.values()).filter(holds),
  };
}

export function attachmentCount(account: AccountState, arn: string): number {
  const { users, groups, roles } = holdersOf(account, arn, 'attached');
  return users.length + groups.length + roles.length;
}

export function boundaryCount(account: AccountState, arn: string): number {
  const { users, roles } = holdersOf(account, arn, 'boundary');
  return users.length + roles.length;
}

/** Name and ARN of attached policies, by name. */
export function attachedPolicies(account: AccountState, arns: Iterable<string>) {
  const named = [...arns].map((arn) => ({
    name: policyOf(account, arn)?.name ?? arn.slice(arn.lastIndexOf('/') + 1),
    arn,
  }));
  return byName(named);
}

export function boundaryIfAny({ boundary }: { readonly boundary?: string }): {
  PermissionsBoundary?: AttachedPermissionsBoundary;
} {
  if (boundary === undefined) return {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SDK's type says PermissionsBoundaryPolicy, AWS answers Policy
  const type = 'Policy' as AttachedPermissionsBoundary['PermissionsBoundaryType'];
  return {
    PermissionsBoundary: { PermissionsBoundaryType: type, PermissionsBoundaryArn: boundary },
  };
}
