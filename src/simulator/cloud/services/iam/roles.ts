import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { limitOf } from '../quota-state.ts';
import { boundaryArn } from './boundaries.ts';
import * as check from './constraints.ts';
import { createdRole, roleInList, wholeRole } from './describe.ts';
import { alreadyExists, deleteConflict, quotaExceeded } from './errors.ts';
import { arnOf, findOwnRole, findRole, isTaken } from './find.ts';
import { newId } from './ids.ts';
import { byName, nameOf, page } from './paging.ts';
import type { IamRole } from './state.ts';
import { newTags } from './tags.ts';
import { requireTrustPolicy } from './trust-document.ts';
import { orphan } from './trust-principals.ts';

export function createRole(input: CreateRoleRequest, context: CallContext): CreateRoleResponse {
  const { account, region } = context;
  const roleName = check.name(input.RoleName, 'roleName', 64);
  const rolePath = check.path(input.Path);
  const trust = check.documentText(input.AssumeRolePolicyDocument, 'assumeRolePolicyDocument');
  const description = check.description(input.Description);
  const maxSessionDuration = check.sessionDuration(input.MaxSessionDuration);
  const tags = newTags(input.Tags);
  requireTrustPolicy(account, trust);
  const boundary = boundaryArn(account, input.PermissionsBoundary);
  requireRoom(account, roleName, region);
  const role: IamRole = {
    ...newRole(account, roleName, rolePath),
    trust,
    ...(description === undefined ? {} : { description }),
    maxSessionDuration,
    ...(boundary === undefined ? {} : { boundary }),
    tags,
  };
  account.iam.roles.set(roleName, role);
  return { Role: createdRole(role) };
}

/** A role that nobody can assume and that may do nothing; it is not yet in the account. */
export function newRole(account: AccountState, name: string, path: string): IamRole {
  return {
    name,
    path,
    id: newId(account, 'AROA'),
    arn: arnOf(account, 'role', path, name),
    createDate: account.clock.now(),
    trust: '',
    maxSessionDuration: 3600,
    attached: new Set(),
    inline: new Map(),
    tags: new Map(),
    unread: new Set(),
  };
}

export function getRole({ RoleName }: GetRoleRequest, { account }: CallContext): GetRoleResponse {
  return { Role: wholeRole(findRole(account, RoleName)) };
}

export function listRoles(input: ListRolesRequest, { account }: CallContext): ListRolesResponse {
  const prefix = check.pathPrefix(input.PathPrefix);
  const roles = byName(account.iam.roles.values()).filter((role) => role.path.startsWith(prefix));
  const { items, rest } = page(roles, input, nameOf);
  return { Roles: items.map(roleInList), ...rest };
}

export function updateRole(input: UpdateRoleRequest, { account }: CallContext): UpdateRoleResponse {
  const role = findOwnRole(account, input.RoleName);
  const text = check.description(input.Description);
  if (input.MaxSessionDuration !== undefined) {
    role.maxSessionDuration = check.sessionDuration(input.MaxSessionDuration);
  }
  if (text !== undefined) role.description = text;
  return {};
}

/** The older form of UpdateRole. */
export function updateRoleDescription(
  input: UpdateRoleDescriptionRequest,
  { account }: CallContext,
): UpdateRoleDescriptionResponse {
  const role = findOwnRole(account, input.RoleName);
  role.description = check.description(input.Description) ?? '';
  return { Role: { ...createdRole(role), Description: role.description } };
}

export function updateAssumeRolePolicy(
  input: UpdateAssumeRolePolicyRequest,
  { account }: CallContext,
): void {
  const trust = check.documentText(input.PolicyDocument, 'policyDocument');
  const role = findOwnRole(account, input.RoleName);
  requireTrustPolicy(account, trust);
  role.trust = trust;
}

export function deleteRole({ RoleName }: DeleteRoleRequest, { account }: CallContext): void {
  const role = findOwnRole(account, RoleName);
  const isInProfile = [...account.iam.instanceProfiles.values()].some(({ roles }) =>
    roles.has(role.name),
  );
  if (isInProfile) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  if (role.attached.size > 0) {
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  }
  if (role.inline.size > 0) {
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  }
  account.iam.roles.delete(role.name);
  orphan(account, role);
}

function requireRoom({ iam, quotas }: AccountState, roleName: string, region: string): void {
  if (isTaken(iam.roles.values(), roleName)) {
    throw alreadyExists(`Role with name ${roleName} already exists.`);
  }
  const limit = limitOf(quotas, 'roles', region);
  if (iam.roles.size >= limit) throw quotaExceeded('RolesPerAccount', limit);
}
