import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileResponse,
  InstanceProfile,
  ListInstanceProfilesResponse,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';

import type { Learners } from '../../learn.ts';
import type { CallContext } from '../../operation.ts';
import { newProfile } from './instance-profiles.ts';
import { learnRole } from './learn-roles.ts';

export const profileLearners = {
  CreateInstanceProfile: (
    _: unknown,
    output: CreateInstanceProfileResponse,
    context: CallContext,
  ) => {
    learnProfile(output.InstanceProfile, context);
  },
  GetInstanceProfile: (_: unknown, output: GetInstanceProfileResponse, context: CallContext) => {
    learnProfile(output.InstanceProfile, context);
  },
  ListInstanceProfiles: learnProfiles,
  ListInstanceProfilesForRole: learnProfiles,
  DeleteInstanceProfile: (
    { InstanceProfileName = '' }: DeleteInstanceProfileRequest,
    _: unknown,
    { account }: CallContext,
  ) => {
    account.iam.instanceProfiles.delete(InstanceProfileName);
  },
  AddRoleToInstanceProfile: (
    { InstanceProfileName = '', RoleName = '' }: AddRoleToInstanceProfileRequest,
    _: unknown,
    { account }: CallContext,
  ) => {
    account.iam.instanceProfiles.get(InstanceProfileName)?.roles.add(RoleName);
  },
  RemoveRoleFromInstanceProfile: (
    { InstanceProfileName = '', RoleName = '' }: RemoveRoleFromInstanceProfileRequest,
    _: unknown,
    { account }: CallContext,
  ) => {
    account.iam.instanceProfiles.get(InstanceProfileName)?.roles.delete(RoleName);
  },
} satisfies Learners;

function learnProfiles(
  _: unknown,
  { InstanceProfiles = [] }: ListInstanceProfilesResponse,
  context: CallContext,
): void {
  for (const profile of InstanceProfiles) learnProfile(profile, context);
}

/** The profile, and the roles that are in it. */
function learnProfile(profile: InstanceProfile | undefined, context: CallContext): void {
  const { account } = context;
  if (!profile?.InstanceProfileName) return;
  const name = profile.InstanceProfileName;
  for (const role of profile.Roles ?? []) learnRole(role, context);
  const roles = (profile.Roles ?? []).flatMap(({ RoleName }) => RoleName ?? []);
  const made =
    account.iam.instanceProfiles.get(name) ?? newProfile(account, name, profile.Path ?? '/');
  account.iam.instanceProfiles.set(name, {
    ...made,
    id: profile.InstanceProfileId ?? made.id,
    arn: profile.Arn ?? made.arn,
    createDate: profile.CreateDate?.getTime() ?? made.createDate,
    roles: new Set(roles),
  });
}
