import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { limitOf } from '../quota-state.ts';
import { awsManagedPolicies } from './aws-managed.ts';
import * as check from './constraints.ts';
import {
  attachmentCount,
  boundaryCount,
  createdPolicy,
  holdersOf,
  policyInList,
  wholePolicy,
} from './describe.ts';
import { alreadyExists, deleteConflict, quotaExceeded } from './errors.ts';
import { arnOf, findPolicy, isTaken } from './find.ts';
import { requireIdentityPolicy } from './identity-document.ts';
import { newId } from './ids.ts';
import { limits, sizeOf } from './limits.ts';
import { page, sorted } from './paging.ts';
import { requireOwnPolicy } from './policy-versions.ts';
import type { IamPolicy, NamedDocument } from './state.ts';
import { newTags } from './tags.ts';

export function createPolicy(
  input: CreatePolicyRequest,
  { account, region }: CallContext,
): CreatePolicyResponse {
  const policyName = check.name(input.PolicyName, 'policyName');
  const policyPath = check.path(input.Path);
  const text = check.documentText(input.PolicyDocument, 'policyDocument');
  const description = check.description(input.Description);
  const tags = newTags(input.Tags, true);
  requireIdentityPolicy(text, 'managed');
  if (sizeOf(text) > limits.policySize) throw quotaExceeded('PolicySize', limits.policySize);
  requireRoom(account, policyName, region);
  const document = { name: policyName, text };
  const policy: IamPolicy = {
    ...newPolicy(account, { name: policyName, path: policyPath, document }),
    ...(description === undefined ? {} : { description }),
    tags,
  };
  account.iam.policies.set(policy.arn, policy);
  return { Policy: createdPolicy(account, policy) };
}

/** A customer managed policy of one version; it is not yet in the account. */
export function newPolicy(
  account: AccountState,
  {
    name,
    path,
    document,
  }: { readonly name: string; readonly path: string; readonly document: NamedDocument },
): IamPolicy {
  const now = account.clock.now();
  return {
    name,
    path,
    id: newId(account, 'ANPA'),
    arn: arnOf(account, 'policy', path, name),
    createDate: now,
    updateDate: now,
    defaultVersion: 'v1',
    versions: new Map([['v1', { id: 'v1', document, createDate: now }]]),
    newest: 1,
    awsManaged: false,
    tags: new Map(),
  };
}

export function getPolicy(
  { PolicyArn }: GetPolicyRequest,
  { account }: CallContext,
): GetPolicyResponse {
  return { Policy: wholePolicy(account, findPolicy(account, PolicyArn)) };
}

/** Of AWS's policies those that are known here. */
export function listPolicies(
  input: ListPoliciesRequest,
  { account }: CallContext,
): ListPoliciesResponse {
  const { Scope = 'All', OnlyAttached = false, PolicyUsageFilter } = input;
  const prefix = check.pathPrefix(input.PathPrefix);
  const own = Scope === 'AWS' ? [] : [...account.iam.policies.values()];
  const aws = Scope === 'Local' ? [] : [...awsManagedPolicies(account.partition).values()];
  const isUsed = ({ arn }: IamPolicy): boolean => {
    const attached = attachmentCount(account, arn);
    const boundaries = boundaryCount(account, arn);
    if (PolicyUsageFilter === 'PermissionsPolicy') return attached > 0;
    if (PolicyUsageFilter === 'PermissionsBoundary') return boundaries > 0;
    return !OnlyAttached || attached + boundaries > 0;
  };
  const policies = sorted(
    [...own, ...aws].filter((policy) => policy.path.startsWith(prefix) && isUsed(policy)),
    keyOf,
  );
  const { items, rest } = page(policies, input, keyOf);
  return { Policies: items.map((policy) => policyInList(account, policy)), ...rest };
}

export function listEntitiesForPolicy(
  input: ListEntitiesForPolicyRequest,
  { account }: CallContext,
): ListEntitiesForPolicyResponse {
  const { arn } = findPolicy(account, input.PolicyArn);
  const prefix = check.pathPrefix(input.PathPrefix);
  const usage = input.PolicyUsageFilter === 'PermissionsBoundary' ? 'boundary' : 'attached';
  const holders = holdersOf(account, arn, usage);
  const isWanted = (kind: string) => [undefined, kind].includes(input.EntityFilter);
  const entities = [
    ...(isWanted('Group') ? holders.groups.map((entity) => ({ kind: 'Group', entity })) : []),
    ...(isWanted('Role') ? holders.roles.map((entity) => ({ kind: 'Role', entity })) : []),
    ...(isWanted('User') ? holders.users.map((entity) => ({ kind: 'User', entity })) : []),
  ].filter(({ entity }) => entity.path.startsWith(prefix));
  const { items, rest } = page(entities, input, ({ kind, entity }) => `${kind}/${entity.name}`);
  const ofKind = (wanted: string) => items.filter(({ kind }) => kind === wanted);
  return {
    PolicyGroups: ofKind('Group').map(({ entity: { name, id } }) => ({
      GroupName: name,
      GroupId: id,
    })),
    PolicyUsers: ofKind('User').map(({ entity: { name, id } }) => ({ UserName: name, UserId: id })),
    PolicyRoles: ofKind('Role').map(({ entity: { name, id } }) => ({ RoleName: name, RoleId: id })),
    ...rest,
  };
}

export function deletePolicy({ PolicyArn }: DeletePolicyRequest, { account }: CallContext): void {
  const policy = findPolicy(account, PolicyArn);
  requireOwnPolicy(policy);
  if (attachmentCount(account, policy.arn) + boundaryCount(account, policy.arn) > 0) {
    throw deleteConflict('Cannot delete a policy attached to entities.');
  }
  if (policy.versions.size > 1) {
    throw deleteConflict(
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
  }
  account.iam.policies.delete(policy.arn);
}

function keyOf({ name, arn }: IamPolicy): string {
  return `${name} ${arn}`;
}

/** Two policies of one name cannot be, not in different paths either. */
function requireRoom({ iam, quotas }: AccountState, policyName: string, region: string): void {
  if (isTaken(iam.policies.values(), policyName)) {
    throw alreadyExists(
      `A policy called ${policyName} already exists. Duplicate names are not allowed.`,
    );
  }
  const limit = limitOf(quotas, 'policies', region);
  const used = [...iam.policies.values()].filter(({ awsManaged }) => !awsManaged).length;
  if (used >= limit) throw quotaExceeded('PoliciesPerAccount', limit);
}
