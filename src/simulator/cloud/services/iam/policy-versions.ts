import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { documentText, policyArn, versionId } from './constraints.ts';
import { versionInList, wholeVersion } from './describe.ts';
import { deleteConflict, limitExceeded, noSuchEntity, quotaExceeded } from './errors.ts';
import { findPolicy, policyOf } from './find.ts';
import { requireIdentityPolicy } from './identity-document.ts';
import { limits, sizeOf } from './limits.ts';
import { page } from './paging.ts';
import type { IamPolicy, IamPolicyVersion } from './state.ts';

export function createPolicyVersion(
  input: CreatePolicyVersionRequest,
  { account }: CallContext,
): CreatePolicyVersionResponse {
  const policy = findPolicy(account, input.PolicyArn);
  requireOwnPolicy(policy);
  const text = documentText(input.PolicyDocument, 'policyDocument');
  requireIdentityPolicy(text, 'managed');
  if (sizeOf(text) > limits.policySize) throw quotaExceeded('PolicySize', limits.policySize);
  if (policy.versions.size >= limits.policyVersions) {
    throw limitExceeded(
      `A managed policy can have up to ${limits.policyVersions} versions. Before you create a new version, you must delete an existing version.`,
    );
  }
  const version = addVersion(account, policy, text);
  if (input.SetAsDefault === true) policy.defaultVersion = version.id;
  return { PolicyVersion: versionInList(policy, version) };
}

export function getPolicyVersion(
  input: GetPolicyVersionRequest,
  { account }: CallContext,
): GetPolicyVersionResponse {
  const { policy, version } = findVersion(account, input);
  return { PolicyVersion: wholeVersion(policy, version) };
}

/** Newest first. */
export function listPolicyVersions(
  input: ListPolicyVersionsRequest,
  { account }: CallContext,
): ListPolicyVersionsResponse {
  const policy = findPolicy(account, input.PolicyArn);
  const { items, rest } = page([...policy.versions.values()].toReversed(), input, newestFirst);
  return { Versions: items.map((version) => versionInList(policy, version)), ...rest };
}

export function deletePolicyVersion(
  input: DeletePolicyVersionRequest,
  { account }: CallContext,
): void {
  const { policy, version } = findVersion(account, input);
  requireOwnPolicy(policy);
  if (version.id === policy.defaultVersion) {
    throw deleteConflict('Cannot delete the default version of a policy.');
  }
  policy.versions.delete(version.id);
}

export function setDefaultPolicyVersion(
  input: SetDefaultPolicyVersionRequest,
  { account }: CallContext,
): void {
  const { policy, version } = findVersion(account, input);
  requireOwnPolicy(policy);
  policy.defaultVersion = version.id;
  policy.updateDate = account.clock.now();
}

/** AWS's own policies cannot be changed. The code is documented, the wording is ours. */
export function requireOwnPolicy({ awsManaged, arn }: IamPolicy): void {
  if (!awsManaged) return;
  throw new AwsError(
    'AccessDenied',
    `The AWS managed policy ${arn} can only be changed by AWS.`,
    403,
  );
}

function addVersion(account: AccountState, policy: IamPolicy, text: string): IamPolicyVersion {
  policy.newest += 1;
  const id = `v${policy.newest}`;
  const createDate = account.clock.now();
  const version = { id, document: { name: policy.name, text }, createDate };
  policy.versions.set(id, version);
  policy.updateDate = createDate;
  return version;
}

function findVersion(
  account: AccountState,
  input: { readonly PolicyArn: string | undefined; readonly VersionId: string | undefined },
): { readonly policy: IamPolicy; readonly version: IamPolicyVersion } {
  const arn = policyArn(input.PolicyArn, 'policyArn');
  const id = versionId(input.VersionId);
  const policy = policyOf(account, arn);
  const version = policy?.versions.get(id);
  if (policy && version) return { policy, version };
  throw noSuchEntity(`Policy ${arn} version ${id} does not exist or is not attachable.`);
}

/** Sorts as the list does: the number counted down. */
function newestFirst({ id }: IamPolicyVersion): string {
  return String(1_000_000 - Number(id.slice(1))).padStart(7, '0');
}
