import type {
  DeleteGroupPolicyRequest,
  DeleteRolePolicyRequest,
  DeleteUserPolicyRequest,
  GetGroupPolicyRequest,
  GetGroupPolicyResponse,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  ListGroupPoliciesRequest,
  ListGroupPoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  PutGroupPolicyRequest,
  PutRolePolicyRequest,
  PutUserPolicyRequest,
} from '@aws-sdk/client-iam';

import type { CallContext } from '../../operation.ts';
import { documentText, name } from './constraints.ts';
import { limitExceeded, noSuchEntity } from './errors.ts';
import { findGroup, findOwnRole, findRole, findUser } from './find.ts';
import { requireIdentityPolicy } from './identity-document.ts';
import { limits, sizeOf } from './limits.ts';
import { page, sorted, type PageRequest } from './paging.ts';
import { bareText, encodedDocument } from './policy-document.ts';
import type { NamedDocument } from './state.ts';

export function putUserPolicy(input: PutUserPolicyRequest, { account }: CallContext): void {
  put('user', findUser(account, input.UserName), input, limits.inlinePerUser);
}

export function putGroupPolicy(input: PutGroupPolicyRequest, { account }: CallContext): void {
  put('group', findGroup(account, input.GroupName), input, limits.inlinePerGroup);
}

export function putRolePolicy(input: PutRolePolicyRequest, { account }: CallContext): void {
  put('role', findOwnRole(account, input.RoleName), input, limits.inlinePerRole);
}

export function getUserPolicy(
  input: GetUserPolicyRequest,
  { account }: CallContext,
): GetUserPolicyResponse {
  const user = findUser(account, input.UserName);
  return { UserName: user.name, ...get('user', user, input.PolicyName) };
}

export function getGroupPolicy(
  input: GetGroupPolicyRequest,
  { account }: CallContext,
): GetGroupPolicyResponse {
  const group = findGroup(account, input.GroupName);
  return { GroupName: group.name, ...get('group', group, input.PolicyName) };
}

export function getRolePolicy(
  input: GetRolePolicyRequest,
  { account }: CallContext,
): GetRolePolicyResponse {
  const role = findRole(account, input.RoleName);
  return { RoleName: role.name, ...get('role', role, input.PolicyName) };
}

export function deleteUserPolicy(input: DeleteUserPolicyRequest, { account }: CallContext): void {
  remove('user', findUser(account, input.UserName), input.PolicyName);
}

export function deleteGroupPolicy(input: DeleteGroupPolicyRequest, { account }: CallContext): void {
  remove('group', findGroup(account, input.GroupName), input.PolicyName);
}

export function deleteRolePolicy(input: DeleteRolePolicyRequest, { account }: CallContext): void {
  remove('role', findOwnRole(account, input.RoleName), input.PolicyName);
}

export function listUserPolicies(
  input: ListUserPoliciesRequest,
  { account }: CallContext,
): ListUserPoliciesResponse {
  return list(findUser(account, input.UserName), input);
}

export function listGroupPolicies(
  input: ListGroupPoliciesRequest,
  { account }: CallContext,
): ListGroupPoliciesResponse {
  return list(findGroup(account, input.GroupName), input);
}

export function listRolePolicies(
  input: ListRolePoliciesRequest,
  { account }: CallContext,
): ListRolePoliciesResponse {
  return list(findRole(account, input.RoleName), input);
}

type Kind = 'user' | 'group' | 'role';

interface Holder {
  readonly name: string;
  readonly inline: Map<string, NamedDocument>;
}

/** Adds a document or replaces the one of its name; the limit is of all of them together. */
function put(
  kind: Kind,
  holder: Holder,
  input: { readonly PolicyName: string | undefined; readonly PolicyDocument: string | undefined },
  limit: number,
): void {
  const policyName = name(input.PolicyName, 'policyName');
  const text = documentText(input.PolicyDocument, 'policyDocument');
  requireIdentityPolicy(text, 'inline');
  const others = [...holder.inline.values()].filter((document) => document.name !== policyName);
  const total = others.reduce(
    (sum, document) => sum + sizeOf(bareText(document.text)),
    sizeOf(text),
  );
  if (total > limit) {
    throw limitExceeded(
      `Maximum policy size of ${limit} bytes exceeded for ${kind} ${holder.name}`,
    );
  }
  holder.inline.set(policyName, { name: policyName, text });
}

function get(kind: Kind, holder: Holder, value: string | undefined) {
  const { name: PolicyName, text } = find(kind, holder, value);
  return { PolicyName, PolicyDocument: encodedDocument(text) };
}

function remove(kind: Kind, holder: Holder, value: string | undefined): void {
  holder.inline.delete(find(kind, holder, value).name);
}

function find(kind: Kind, holder: Holder, value: string | undefined): NamedDocument {
  const policyName = name(value, 'policyName');
  const document = holder.inline.get(policyName);
  if (document) return document;
  throw noSuchEntity(`The ${kind} policy with name ${policyName} cannot be found.`);
}

function list({ inline }: Holder, input: PageRequest) {
  const names = sorted(inline.keys(), String);
  const { items, rest } = page(names, input, String);
  return { PolicyNames: [...items], ...rest };
}
