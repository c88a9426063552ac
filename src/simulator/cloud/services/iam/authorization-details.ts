import type {
  AttachedPolicy,
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { awsManagedPolicies } from './aws-managed.ts';
import {
  attachedPolicies,
  attachmentCount,
  boundaryIfAny,
  group as describedGroup,
  policyInList,
  profileInList,
  roleInProfile,
  userInList,
  wholeVersion,
} from './describe.ts';
import { profilesOfRole } from './instance-profiles.ts';
import { byName, page, sorted } from './paging.ts';
import { encodedDocument } from './policy-document.ts';
import type { IamGroup, IamPolicy, IamRole, IamUser, NamedDocument } from './state.ts';
import { tagList } from './tags.ts';

type Entity =
  | { readonly kind: 'User'; readonly entity: IamUser }
  | { readonly kind: 'Group'; readonly entity: IamGroup }
  | { readonly kind: 'Role'; readonly entity: IamRole }
  | { readonly kind: 'LocalManagedPolicy' | 'AWSManagedPolicy'; readonly entity: IamPolicy };

/** Everything that grants permissions in the account, in one paginated answer. */
export function getAccountAuthorizationDetails(
  input: GetAccountAuthorizationDetailsRequest,
  { account }: CallContext,
): GetAccountAuthorizationDetailsResponse {
  const wanted = new Set<string>(input.Filter ?? []);
  const all = entitiesOf(account).filter(({ kind }) => wanted.size === 0 || wanted.has(kind));
  const { items, rest } = page(sorted(all, keyOf), input, keyOf);
  const UserDetailList: UserDetail[] = [];
  const GroupDetailList: GroupDetail[] = [];
  const RoleDetailList: RoleDetail[] = [];
  const Policies: ManagedPolicyDetail[] = [];
  for (const one of items) {
    switch (one.kind) {
      case 'User':
        UserDetailList.push(userDetail(account, one.entity));
        break;
      case 'Group':
        GroupDetailList.push(groupDetail(account, one.entity));
        break;
      case 'Role':
        RoleDetailList.push(roleDetail(account, one.entity));
        break;
      case 'LocalManagedPolicy':
      case 'AWSManagedPolicy':
        Policies.push(policyDetail(account, one.entity));
        break;
    }
  }
  return { UserDetailList, GroupDetailList, RoleDetailList, Policies, ...rest };
}

/** AWS's policies only as far as they are in use, as AWS does it. */
function entitiesOf(account: AccountState): readonly Entity[] {
  const { users, groups, roles, policies } = account.iam;
  const used = [...awsManagedPolicies(account.partition).values()].filter(
    ({ arn }) => attachmentCount(account, arn) > 0,
  );
  return [
    ...[...users.values()].map((entity): Entity => ({ kind: 'User', entity })),
    ...[...groups.values()].map((entity): Entity => ({ kind: 'Group', entity })),
    ...[...roles.values()].map((entity): Entity => ({ kind: 'Role', entity })),
    ...[...policies.values(), ...used].map((entity): Entity => ({
      kind: entity.awsManaged ? 'AWSManagedPolicy' : 'LocalManagedPolicy',
      entity,
    })),
  ];
}

const ranks: Readonly<Record<Entity['kind'], number>> = {
  User: 1,
  Group: 2,
  Role: 3,
  LocalManagedPolicy: 4,
  AWSManagedPolicy: 4,
};

function keyOf({ kind, entity: { name, arn } }: Entity): string {
  return `${ranks[kind]} ${name} ${arn}`;
}

function userDetail(account: AccountState, user: IamUser): UserDetail {
  return {
    ...userInList(user),
    UserPolicyList: inline(user),
    GroupList: [...user.groups].toSorted(),
    AttachedManagedPolicies: attached(account, user),
    ...boundaryIfAny(user),
    Tags: tagList(user.tags),
  };
}

function groupDetail(account: AccountState, group: IamGroup): GroupDetail {
  return {
    ...describedGroup(group),
    GroupPolicyList: inline(group),
    AttachedManagedPolicies: attached(account, group),
  };
}

function roleDetail(account: AccountState, role: IamRole): RoleDetail {
  return {
    ...roleInProfile(role),
    InstanceProfileList: profilesOfRole(account, role.name).map((profile) =>
      profileInList(account, profile),
    ),
    RolePolicyList: inline(role),
    AttachedManagedPolicies: attached(account, role),
    ...boundaryIfAny(role),
    Tags: tagList(role.tags),
    RoleLastUsed: {},
  };
}

function policyDetail(account: AccountState, policy: IamPolicy): ManagedPolicyDetail {
  const versions = [...policy.versions.values()].toReversed();
  return {
    ...policyInList(account, policy),
    PolicyVersionList: versions.map((version) => wholeVersion(policy, version)),
  };
}

function inline({
  inline: documents,
}: {
  readonly inline: ReadonlyMap<string, NamedDocument>;
}): PolicyDetail[] {
  return byName(documents.values()).map(({ name, text }) => ({
    PolicyName: name,
    PolicyDocument: encodedDocument(text),
  }));
}

function attached(
  account: AccountState,
  entity: { readonly attached: ReadonlySet<string> },
): AttachedPolicy[] {
  return attachedPolicies(account, entity.attached).map(({ name, arn }) => ({
    PolicyName: name,
    PolicyArn: arn,
  }));
}
