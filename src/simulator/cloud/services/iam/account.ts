import type {
  GetAccountSummaryResponse,
  ListAccountAliasesRequest,
  ListAccountAliasesResponse,
} from '@aws-sdk/client-iam';

import type { CallContext } from '../../operation.ts';
import { limitOf } from '../quota-state.ts';
import { limits } from './limits.ts';
import { page, sorted } from './paging.ts';

/**
 * Usage and quotas. Roles include service-linked ones, policies are the account's own.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html; the keys are those that AWS
 * answered in February 2026.
 */
export function getAccountSummary(
  _: object,
  { account, region }: CallContext,
): GetAccountSummaryResponse {
  const { iam, quotas } = account;
  const policies = [...iam.policies.values()].filter(({ awsManaged }) => !awsManaged);
  return {
    SummaryMap: {
      AccessKeysPerUserQuota: limits.accessKeysPerUser,
      AccountAccessKeysPresent: 0,
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 1,
      AccountSigningCertificatesPresent: 0,
      AssumeRolePolicySizeQuota: limits.trustSize,
      AttachedPoliciesPerGroupQuota: limits.attachedPerGroup,
      AttachedPoliciesPerRoleQuota: limits.attachedPerRole,
      AttachedPoliciesPerUserQuota: limits.attachedPerUser,
      GlobalEndpointTokenVersion: 1,
      GroupPolicySizeQuota: limits.inlinePerGroup,
      Groups: iam.groups.size,
      GroupsPerUserQuota: limits.groupsPerUser,
      GroupsQuota: limits.groups,
      InstanceProfiles: iam.instanceProfiles.size,
      InstanceProfilesQuota: limitOf(quotas, 'instance-profiles', region),
      MFADevices: 0,
      MFADevicesInUse: 0,
      Policies: policies.length,
      PoliciesQuota: limitOf(quotas, 'policies', region),
      PolicySizeQuota: limits.policySize,
      PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.size, 0),
      PolicyVersionsInUseQuota: limits.policyVersionsInUse,
      Providers: 0,
      RolePolicySizeQuota: limits.inlinePerRole,
      Roles: iam.roles.size,
      RolesQuota: limitOf(quotas, 'roles', region),
      ServerCertificates: 0,
      ServerCertificatesQuota: limits.serverCertificates,
      SigningCertificatesPerUserQuota: limits.signingCertificatesPerUser,
      UserPolicySizeQuota: limits.inlinePerUser,
      Users: iam.users.size,
      UsersQuota: limits.users,
      VersionsPerPolicyQuota: limits.policyVersions,
    },
  };
}

export function listAccountAliases(
  input: ListAccountAliasesRequest,
  { account }: CallContext,
): ListAccountAliasesResponse {
  const { items, rest } = page(sorted(account.iam.aliases, String), input, String);
  return { AccountAliases: [...items], ...rest };
}
