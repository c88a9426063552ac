import type {
  AttachGroupPolicyRequest,
  AttachRolePolicyRequest,
  AttachUserPolicyRequest,
  AttachedPolicy,
  DetachGroupPolicyRequest,
  DetachRolePolicyRequest,
  DetachUserPolicyRequest,
  ListAttachedGroupPoliciesRequest,
  ListAttachedGroupPoliciesResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { pathPrefix, policyArn } from './constraints.ts';
import { attachedPolicies } from './describe.ts';
import { noSuchEntity, quotaExceeded } from './errors.ts';
import { findGroup, findOwnRole, findRole, findUser, policyOf } from './find.ts';
import { limits } from './limits.ts';
import { nameOf, page, type PageRequest } from './paging.ts';

export function attachUserPolicy(input: AttachUserPolicyRequest, { account }: CallContext): void {
  const { attached } = findUser(account, input.UserName);
  attach(account, attached, input.PolicyArn, ['PoliciesPerUser', limits.attachedPerUser]);
}

export function attachGroupPolicy(input: AttachGroupPolicyRequest, { account }: CallContext): void {
  const { attached } = findGroup(account, input.GroupName);
  attach(account, attached, input.PolicyArn, ['PoliciesPerGroup', limits.attachedPerGroup]);
}

export function attachRolePolicy(input: AttachRolePolicyRequest, { account }: CallContext): void {
  const { attached } = findOwnRole(account, input.RoleName);
  attach(account, attached, input.PolicyArn, ['PoliciesPerRole', limits.attachedPerRole]);
}

export function detachUserPolicy(input: DetachUserPolicyRequest, { account }: CallContext): void {
  detach(findUser(account, input.UserName).attached, input.PolicyArn);
}

export function detachGroupPolicy(input: DetachGroupPolicyRequest, { account }: CallContext): void {
  detach(findGroup(account, input.GroupName).attached, input.PolicyArn);
}

export function detachRolePolicy(input: DetachRolePolicyRequest, { account }: CallContext): void {
  detach(findOwnRole(account, input.RoleName).attached, input.PolicyArn);
}

export function listAttachedUserPolicies(
  input: ListAttachedUserPoliciesRequest,
  { account }: CallContext,
): ListAttachedUserPoliciesResponse {
  return list(account, findUser(account, input.UserName).attached, input);
}

export function listAttachedGroupPolicies(
  input: ListAttachedGroupPoliciesRequest,
  { account }: CallContext,
): ListAttachedGroupPoliciesResponse {
  return list(account, findGroup(account, input.GroupName).attached, input);
}

export function listAttachedRolePolicies(
  input: ListAttachedRolePoliciesRequest,
  { account }: CallContext,
): ListAttachedRolePoliciesResponse {
  return list(account, findRole(account, input.RoleName).attached, input);
}

/** Attaching again changes nothing. */
function attach(
  account: AccountState,
  attached: Set<string>,
  value: string | undefined,
  [quota, limit]: readonly [name: string, limit: number],
): void {
  const arn = policyArn(value, 'policyArn');
  const policy = policyOf(account, arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  if (policy.awsManaged && policy.path.startsWith('/aws-service-role/')) {
    throw new AwsError(
      'PolicyNotAttachable',
      'Cannot attach a Service Role Policy to a Customer Role.',
    );
  }
  if (!attached.has(arn) && attached.size >= limit) throw quotaExceeded(quota, limit);
  attached.add(arn);
}

function detach(attached: Set<string>, value: string | undefined): void {
  const arn = policyArn(value, 'policyArn');
  if (!attached.delete(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
}

function list(
  account: AccountState,
  attached: ReadonlySet<string>,
  input: PageRequest & { readonly PathPrefix?: string | undefined },
): { AttachedPolicies: AttachedPolicy[]; IsTruncated: boolean; Marker?: string } {
  const prefix = pathPrefix(input.PathPrefix);
  const policies = attachedPolicies(account, attached).filter(
    ({ arn }) => prefix === '/' || policyOf(account, arn)?.path.startsWith(prefix),
  );
  const { items, rest } = page(policies, input, nameOf);
  return {
    AttachedPolicies: items.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
    ...rest,
  };
}
