import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { limitOf } from '../quota-state.ts';
import { name, path, pathPrefix } from './constraints.ts';
import { profileInList, wholeProfile } from './describe.ts';
import { alreadyExists, deleteConflict, noSuchEntity, quotaExceeded } from './errors.ts';
import { arnOf, findOwnRole, findProfile, findRole, isTaken } from './find.ts';
import { newId } from './ids.ts';
import { limits } from './limits.ts';
import { byName, nameOf, page } from './paging.ts';
import type { IamInstanceProfile } from './state.ts';
import { newTags, tagsIfAny } from './tags.ts';

export function createInstanceProfile(
  input: CreateInstanceProfileRequest,
  { account, region }: CallContext,
): CreateInstanceProfileResponse {
  const { instanceProfiles } = account.iam;
  const profileName = name(input.InstanceProfileName, 'instanceProfileName');
  const profilePath = path(input.Path);
  const tags = newTags(input.Tags, true);
  if (isTaken(instanceProfiles.values(), profileName)) {
    throw alreadyExists(`Instance Profile ${profileName} already exists.`);
  }
  const limit = limitOf(account.quotas, 'instance-profiles', region);
  if (instanceProfiles.size >= limit) throw quotaExceeded('InstanceProfilesPerAccount', limit);
  const profile = { ...newProfile(account, profileName, profilePath), tags };
  instanceProfiles.set(profileName, profile);
  return { InstanceProfile: { ...profileInList(account, profile), ...tagsIfAny(tags) } };
}

/** An empty profile; it is not yet in the account. */
export function newProfile(account: AccountState, entity: string, at: string): IamInstanceProfile {
  return {
    name: entity,
    path: at,
    id: newId(account, 'AIPA'),
    arn: arnOf(account, 'instance-profile', at, entity),
    createDate: account.clock.now(),
    roles: new Set(),
    tags: new Map(),
  };
}

export function getInstanceProfile(
  { InstanceProfileName }: GetInstanceProfileRequest,
  { account }: CallContext,
): GetInstanceProfileResponse {
  return { InstanceProfile: wholeProfile(account, findProfile(account, InstanceProfileName)) };
}

export function listInstanceProfiles(
  input: ListInstanceProfilesRequest,
  { account }: CallContext,
): ListInstanceProfilesResponse {
  const prefix = pathPrefix(input.PathPrefix);
  const profiles = byName(account.iam.instanceProfiles.values());
  const listed = profiles.filter((profile) => profile.path.startsWith(prefix));
  const { items, rest } = page(listed, input, nameOf);
  return { InstanceProfiles: items.map((profile) => profileInList(account, profile)), ...rest };
}

export function listInstanceProfilesForRole(
  input: ListInstanceProfilesForRoleRequest,
  { account }: CallContext,
): ListInstanceProfilesForRoleResponse {
  const { items, rest } = page(
    profilesOfRole(account, findRole(account, input.RoleName).name),
    input,
    nameOf,
  );
  return { InstanceProfiles: items.map((profile) => profileInList(account, profile)), ...rest };
}

export function profilesOfRole({ iam }: AccountState, role: string): readonly IamInstanceProfile[] {
  return byName(iam.instanceProfiles.values()).filter(({ roles }) => roles.has(role));
}

export function deleteInstanceProfile(
  { InstanceProfileName }: DeleteInstanceProfileRequest,
  { account }: CallContext,
): void {
  const profile = findProfile(account, InstanceProfileName);
  if (profile.roles.size > 0) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  account.iam.instanceProfiles.delete(profile.name);
}

/** A profile holds one role; the same one again is one too many, too. */
export function addRoleToInstanceProfile(
  input: AddRoleToInstanceProfileRequest,
  { account }: CallContext,
): void {
  const profile = findProfile(account, input.InstanceProfileName);
  const role = findOwnRole(account, input.RoleName);
  if (profile.roles.size >= limits.rolesPerProfile) {
    throw quotaExceeded('InstanceSessionsPerInstanceProfile', limits.rolesPerProfile);
  }
  profile.roles.add(role.name);
}

export function removeRoleFromInstanceProfile(
  input: RemoveRoleFromInstanceProfileRequest,
  { account }: CallContext,
): void {
  const profile = findProfile(account, input.InstanceProfileName);
  const role = findOwnRole(account, input.RoleName);
  if (profile.roles.delete(role.name)) return;
  throw noSuchEntity(`Role ${role.name} in Instance Profile ${profile.name} cannot be found.`);
}
