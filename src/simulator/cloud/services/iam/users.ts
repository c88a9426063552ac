import type {
  CreateUserRequest,
  CreateUserResponse,
  DeleteUserRequest,
  GetUserRequest,
  GetUserResponse,
  ListUsersRequest,
  ListUsersResponse,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { boundaryArn } from './boundaries.ts';
import { name, path, pathPrefix } from './constraints.ts';
import { userInList, wholeUser } from './describe.ts';
import { alreadyExists, deleteConflict, quotaExceeded, validationError } from './errors.ts';
import { arnOf, findUser, isTaken } from './find.ts';
import { newId } from './ids.ts';
import { limits } from './limits.ts';
import { byName, nameOf, page } from './paging.ts';
import type { IamUser } from './state.ts';
import { newTags } from './tags.ts';
import { orphan } from './trust-principals.ts';

export function createUser(input: CreateUserRequest, { account }: CallContext): CreateUserResponse {
  const { users } = account.iam;
  const userName = name(input.UserName, 'userName', 64);
  const userPath = path(input.Path);
  const boundary = boundaryArn(account, input.PermissionsBoundary);
  const tags = newTags(input.Tags);
  if (isTaken(users.values(), userName)) {
    throw alreadyExists(`User with name ${userName} already exists.`);
  }
  if (users.size >= limits.users) throw quotaExceeded('UsersPerAccount', limits.users);
  const user: IamUser = {
    name: userName,
    path: userPath,
    id: newId(account, 'AIDA'),
    arn: arnOf(account, 'user', userPath, userName),
    createDate: account.clock.now(),
    attached: new Set(),
    inline: new Map(),
    groups: new Set(),
    ...(boundary === undefined ? {} : { boundary }),
    accessKeys: [],
    tags,
  };
  users.set(userName, user);
  return { User: wholeUser(user) };
}

/** Without a name: the user whose key signed the request. */
export function getUser(input: GetUserRequest, context: CallContext): GetUserResponse {
  return { User: wholeUser(userOfCall(input.UserName, context)) };
}

export function listUsers(input: ListUsersRequest, { account }: CallContext): ListUsersResponse {
  const prefix = pathPrefix(input.PathPrefix);
  const users = byName(account.iam.users.values()).filter((user) => user.path.startsWith(prefix));
  const { items, rest } = page(users, input, nameOf);
  return { Users: items.map(userInList), ...rest };
}

export function deleteUser({ UserName }: DeleteUserRequest, { account }: CallContext): void {
  const user = findUser(account, UserName);
  if (user.attached.size > 0) {
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  }
  if (user.inline.size > 0) {
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  }
  if (user.groups.size > 0) {
    throw deleteConflict('Cannot delete entity, must remove users from group first.');
  }
  if (user.accessKeys.length > 0) {
    throw deleteConflict('Cannot delete entity, must delete access keys first.');
  }
  account.iam.users.delete(user.name);
  orphan(account, user);
}

/** The user that is named, or else the one who calls; ValidationError where neither is known. */
export function userOfCall(userName: string | undefined, context: CallContext): IamUser {
  const { account, accessKeyId } = context;
  if (userName !== undefined) return findUser(account, userName);
  const caller = userOfKey(account, accessKeyId);
  if (!caller)
    throw validationError('Must specify userName when calling with non-User credentials');
  return caller;
}

function userOfKey({ iam }: AccountState, accessKeyId: string | undefined): IamUser | undefined {
  if (accessKeyId === undefined) return undefined;
  return [...iam.users.values()].find(({ accessKeys }) =>
    accessKeys.some(({ id }) => id === accessKeyId),
  );
}
