import type {
  ListPolicyTagsRequest,
  ListPolicyTagsResponse,
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  ListUserTagsRequest,
  ListUserTagsResponse,
  Tag,
  TagInstanceProfileRequest,
  TagPolicyRequest,
  TagRoleRequest,
  TagUserRequest,
  UntagPolicyRequest,
  UntagRoleRequest,
  UntagUserRequest,
} from '@aws-sdk/client-iam';

import type { CallContext } from '../../operation.ts';
import { findOwnRole, findPolicy, findProfile, findRole, findUser } from './find.ts';
import { page, type PageRequest } from './paging.ts';
import { requireOwnPolicy } from './policy-versions.ts';
import { putTags, removeTags, tagList } from './tags.ts';

export function tagUser(input: TagUserRequest, { account }: CallContext): void {
  putTags(findUser(account, input.UserName).tags, input.Tags);
}

export function untagUser(input: UntagUserRequest, { account }: CallContext): void {
  removeTags(findUser(account, input.UserName).tags, input.TagKeys);
}

export function listUserTags(
  input: ListUserTagsRequest,
  { account }: CallContext,
): ListUserTagsResponse {
  return list(findUser(account, input.UserName).tags, input);
}

export function tagRole(input: TagRoleRequest, { account }: CallContext): void {
  putTags(findOwnRole(account, input.RoleName).tags, input.Tags);
}

export function untagRole(input: UntagRoleRequest, { account }: CallContext): void {
  removeTags(findOwnRole(account, input.RoleName).tags, input.TagKeys);
}

export function listRoleTags(
  input: ListRoleTagsRequest,
  { account }: CallContext,
): ListRoleTagsResponse {
  return list(findRole(account, input.RoleName).tags, input);
}

export function tagPolicy(input: TagPolicyRequest, { account }: CallContext): void {
  const policy = findPolicy(account, input.PolicyArn);
  requireOwnPolicy(policy);
  putTags(policy.tags, input.Tags, true);
}

export function untagPolicy(input: UntagPolicyRequest, { account }: CallContext): void {
  const policy = findPolicy(account, input.PolicyArn);
  requireOwnPolicy(policy);
  removeTags(policy.tags, input.TagKeys);
}

export function listPolicyTags(
  input: ListPolicyTagsRequest,
  { account }: CallContext,
): ListPolicyTagsResponse {
  return list(findPolicy(account, input.PolicyArn).tags, input);
}

export function tagInstanceProfile(
  input: TagInstanceProfileRequest,
  { account }: CallContext,
): void {
  putTags(findProfile(account, input.InstanceProfileName).tags, input.Tags, true);
}

function list(tags: ReadonlyMap<string, string>, input: PageRequest) {
  const { items, rest } = page(tagList(tags), input, ({ Key }: Tag) => Key ?? '');
  return { Tags: [...items], ...rest };
}
