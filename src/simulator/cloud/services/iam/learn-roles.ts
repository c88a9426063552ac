import type {
  AttachRolePolicyRequest,
  CreateRoleRequest,
  CreateRoleResponse,
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  DeleteRolePermissionsBoundaryRequest,
  DeleteRolePolicyRequest,
  DeleteRoleRequest,
  DetachRolePolicyRequest,
  GetRolePolicyResponse,
  GetRoleResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  ListRolesResponse,
  PutRolePermissionsBoundaryRequest,
  PutRolePolicyRequest,
  Role,
  TagRoleRequest,
  UntagRoleRequest,
  UpdateAssumeRolePolicyRequest,
} from '@aws-sdk/client-iam';

import type { Learners } from '../../learn.ts';
import type { CallContext } from '../../operation.ts';
import { decodedDocument, isPolicyText } from './policy-document.ts';
import { newRole } from './roles.ts';
import type { IamRole, Unread } from './state.ts';
import { orphan } from './trust-principals.ts';

export const roleLearners = {
  CreateRole: (input: CreateRoleRequest, output: CreateRoleResponse, context: CallContext) => {
    const role = learnRole(output.Role, context, []);
    if (role && input.PermissionsBoundary !== undefined) role.boundary = input.PermissionsBoundary;
  },
  CreateServiceLinkedRole: (
    input: CreateServiceLinkedRoleRequest,
    output: CreateServiceLinkedRoleResponse,
    context: CallContext,
  ) => {
    learnRole(output.Role, context, ['attached'], input.AWSServiceName);
  },
  GetRole: (_: unknown, output: GetRoleResponse, context: CallContext) => {
    const role = learnRole(output.Role, context);
    const boundary = output.Role?.PermissionsBoundary?.PermissionsBoundaryArn;
    if (!role) return;
    role.unread.delete('boundary');
    if (boundary === undefined) delete role.boundary;
    else role.boundary = boundary;
  },
  ListRoles: (_: unknown, output: ListRolesResponse, context: CallContext) => {
    for (const role of output.Roles ?? []) learnRole(role, context);
  },
  UpdateAssumeRolePolicy: (
    { RoleName, PolicyDocument }: UpdateAssumeRolePolicyRequest,
    _: unknown,
    context: CallContext,
  ) => {
    const role = roleOf(RoleName, context);
    if (role) role.trust = PolicyDocument ?? '';
  },
  DeleteRole: ({ RoleName }: DeleteRoleRequest, _: unknown, context: CallContext) => {
    forgetRole(RoleName, context);
  },
  DeleteServiceLinkedRole: ({ RoleName }: DeleteRoleRequest, _: unknown, context: CallContext) => {
    forgetRole(RoleName, context);
  },
  PutRolePolicy: (
    { RoleName, PolicyName, PolicyDocument }: PutRolePolicyRequest,
    _: unknown,
    context: CallContext,
  ) => {
    const role = roleOf(RoleName, context);
    if (role) learnInline(role, PolicyName, PolicyDocument);
  },
  GetRolePolicy: (
    _: unknown,
    { RoleName, PolicyName, PolicyDocument }: GetRolePolicyResponse,
    context: CallContext,
  ) => {
    const role = roleOf(RoleName, context);
    if (role) learnInline(role, PolicyName, decodedDocument(PolicyDocument));
  },
  DeleteRolePolicy: (
    { RoleName, PolicyName = '' }: DeleteRolePolicyRequest,
    _: unknown,
    context: CallContext,
  ) => {
    roleOf(RoleName, context)?.inline.delete(PolicyName);
  },
  /** Known when every document that is named is known. */
  ListRolePolicies: (
    { RoleName, Marker }: ListRolePoliciesRequest,
    { PolicyNames = [], IsTruncated }: ListRolePoliciesResponse,
    context: CallContext,
  ) => {
    const role = roleOf(RoleName, context);
    const isWhole = Marker === undefined && IsTruncated !== true;
    if (role && isWhole && PolicyNames.every((name) => role.inline.has(name))) {
      role.unread.delete('inline');
    }
  },
  AttachRolePolicy: (
    { RoleName, PolicyArn = '' }: AttachRolePolicyRequest,
    _: unknown,
    context: CallContext,
  ) => {
    roleOf(RoleName, context)?.attached.add(PolicyArn);
  },
  DetachRolePolicy: (
    { RoleName, PolicyArn = '' }: DetachRolePolicyRequest,
    _: unknown,
    context: CallContext,
  ) => {
    roleOf(RoleName, context)?.attached.delete(PolicyArn);
  },
  ListAttachedRolePolicies: (
    { RoleName, Marker, PathPrefix = '/' }: ListAttachedRolePoliciesRequest,
    { AttachedPolicies = [], IsTruncated }: ListAttachedRolePoliciesResponse,
    context: CallContext,
  ) => {
    const role = roleOf(RoleName, context);
    if (!role) return;
    for (const { PolicyArn = '' } of AttachedPolicies) role.attached.add(PolicyArn);
    const isWhole = Marker === undefined && IsTruncated !== true && PathPrefix === '/';
    if (isWhole) role.unread.delete('attached');
  },
  PutRolePermissionsBoundary: (
    { RoleName, PermissionsBoundary = '' }: PutRolePermissionsBoundaryRequest,
    _: unknown,
    context: CallContext,
  ) => {
    const role = roleOf(RoleName, context);
    if (role) role.boundary = PermissionsBoundary;
  },
  DeleteRolePermissionsBoundary: (
    { RoleName }: DeleteRolePermissionsBoundaryRequest,
    _: unknown,
    context: CallContext,
  ) => {
    delete roleOf(RoleName, context)?.boundary;
  },
  TagRole: ({ RoleName, Tags }: TagRoleRequest, _: unknown, context: CallContext) => {
    const role = roleOf(RoleName, context);
    for (const { Key = '', Value = '' } of Tags ?? []) role?.tags.set(Key, Value);
  },
  UntagRole: ({ RoleName, TagKeys }: UntagRoleRequest, _: unknown, context: CallContext) => {
    const role = roleOf(RoleName, context);
    for (const key of TagKeys ?? []) role?.tags.delete(key);
  },
} satisfies Learners;

/** Takes over a role; `unread` is what is not known of one that was not known before. */
export function learnRole(
  role: Role | undefined,
  { account }: CallContext,
  unread: readonly Unread[] = ['attached', 'inline', 'boundary'],
  service?: string,
): IamRole | undefined {
  if (!role?.RoleName) return undefined;
  const known = account.iam.roles.get(role.RoleName);
  const trust = decodedDocument(role.AssumeRolePolicyDocument) ?? known?.trust ?? '';
  if (known && known.id === role.RoleId) {
    known.trust = trust;
    return known;
  }
  const made = newRole(account, role.RoleName, role.Path ?? '/');
  const linked = service ?? serviceOfPath(made.path);
  const learnt: IamRole = {
    ...made,
    ...toldOf(role, made),
    trust,
    ...(linked === undefined ? {} : { serviceLinked: linked }),
    unread: new Set(unread),
  };
  account.iam.roles.set(learnt.name, learnt);
  return learnt;
}

function toldOf(role: Role, made: IamRole): Partial<IamRole> {
  return {
    id: role.RoleId ?? made.id,
    arn: role.Arn ?? made.arn,
    createDate: role.CreateDate?.getTime() ?? made.createDate,
    ...(role.Description === undefined ? {} : { description: role.Description }),
    maxSessionDuration: role.MaxSessionDuration ?? made.maxSessionDuration,
    tags: new Map((role.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

function serviceOfPath(path: string): string | undefined {
  return /^\/aws-service-role\/(?<service>[^/]+)\/$/.exec(path)?.groups?.['service'];
}

function roleOf(name: string | undefined, { account }: CallContext): IamRole | undefined {
  return account.iam.roles.get(name ?? '');
}

function forgetRole(name: string | undefined, context: CallContext): void {
  const role = roleOf(name, context);
  if (!role) return;
  context.account.iam.roles.delete(role.name);
  orphan(context.account, role);
}

/** A text that AWS would have refused is not kept; the role's inline policies then count as not known. */
function learnInline(role: IamRole, name = '', text: string | undefined): void {
  if (text !== undefined && isPolicyText(text)) role.inline.set(name, { name, text });
  else role.unread.add('inline');
}
