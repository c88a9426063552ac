import type {
  AddUserToGroupRequest,
  CreateGroupRequest,
  CreateGroupResponse,
  DeleteGroupRequest,
  GetGroupRequest,
  GetGroupResponse,
  ListGroupsForUserRequest,
  ListGroupsForUserResponse,
  ListGroupsRequest,
  ListGroupsResponse,
  RemoveUserFromGroupRequest,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { name, path, pathPrefix } from './constraints.ts';
import { group as described, userInList } from './describe.ts';
import { alreadyExists, deleteConflict, quotaExceeded } from './errors.ts';
import { arnOf, findGroup, findUser, isTaken } from './find.ts';
import { newId } from './ids.ts';
import { limits } from './limits.ts';
import { byName, nameOf, page } from './paging.ts';
import type { IamGroup, IamUser } from './state.ts';

export function createGroup(
  input: CreateGroupRequest,
  { account }: CallContext,
): CreateGroupResponse {
  const { groups } = account.iam;
  const groupName = name(input.GroupName, 'groupName');
  const groupPath = path(input.Path);
  if (isTaken(groups.values(), groupName)) {
    throw alreadyExists(`Group with name ${groupName} already exists.`);
  }
  if (groups.size >= limits.groups) throw quotaExceeded('GroupsPerAccount', limits.groups);
  const group: IamGroup = {
    name: groupName,
    path: groupPath,
    id: newId(account, 'AGPA'),
    arn: arnOf(account, 'group', groupPath, groupName),
    createDate: account.clock.now(),
    attached: new Set(),
    inline: new Map(),
  };
  groups.set(groupName, group);
  return { Group: described(group) };
}

/** The group and who is in it. */
export function getGroup(input: GetGroupRequest, { account }: CallContext): GetGroupResponse {
  const group = findGroup(account, input.GroupName);
  const { items, rest } = page(membersOf(account, group), input, nameOf);
  return { Group: described(group), Users: items.map(userInList), ...rest };
}

export function listGroups(input: ListGroupsRequest, { account }: CallContext): ListGroupsResponse {
  const prefix = pathPrefix(input.PathPrefix);
  const groups = byName(account.iam.groups.values()).filter((one) => one.path.startsWith(prefix));
  const { items, rest } = page(groups, input, nameOf);
  return { Groups: items.map(described), ...rest };
}

export function deleteGroup({ GroupName }: DeleteGroupRequest, { account }: CallContext): void {
  const group = findGroup(account, GroupName);
  if (membersOf(account, group).length > 0) {
    throw deleteConflict('Cannot delete entity, must remove users from group first.');
  }
  if (group.attached.size > 0) {
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  }
  if (group.inline.size > 0) {
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  }
  account.iam.groups.delete(group.name);
}

/** Adding a member again changes nothing. */
export function addUserToGroup(input: AddUserToGroupRequest, { account }: CallContext): void {
  const group = findGroup(account, input.GroupName);
  const user = findUser(account, input.UserName);
  if (!user.groups.has(group.name) && user.groups.size >= limits.groupsPerUser) {
    throw quotaExceeded('GroupsPerUser', limits.groupsPerUser);
  }
  user.groups.add(group.name);
}

export function removeUserFromGroup(
  input: RemoveUserFromGroupRequest,
  { account }: CallContext,
): void {
  const user = findUser(account, input.UserName);
  const group = findGroup(account, input.GroupName);
  user.groups.delete(group.name);
}

export function listGroupsForUser(
  input: ListGroupsForUserRequest,
  { account }: CallContext,
): ListGroupsForUserResponse {
  const user = findUser(account, input.UserName);
  const groups = byName([...user.groups].flatMap((one) => account.iam.groups.get(one) ?? []));
  const { items, rest } = page(groups, input, nameOf);
  return { Groups: items.map(described), ...rest };
}

function membersOf({ iam }: AccountState, group: IamGroup): readonly IamUser[] {
  return byName(iam.users.values()).filter((user) => user.groups.has(group.name));
}
