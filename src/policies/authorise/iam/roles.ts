import { iamArn } from '../arn.ts';
import { rowsOf, type Need, type Rows, type Scope, type Tag } from '../row.ts';
import { iamPage, onAnything, onNamed, onNew } from './need.ts';

interface RoleInput {
  readonly RoleName?: string;
}

interface RolePolicyInput extends RoleInput {
  readonly PolicyArn?: string;
}

interface CreateRoleInput extends RoleInput {
  readonly Path?: string;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly Tag[];
}

interface ServiceLinkedInput {
  readonly AWSServiceName?: string;
  readonly CustomSuffix?: string;
}

/** The boundary of a role that exists (iam:PermissionsBoundary) is not known, so no row but CreateRole gives it. */
export const roleRows: Rows = rowsOf(iamPage, {
  CreateRole: (input: CreateRoleInput, scope) => createRole(input, scope),
  CreateServiceLinkedRole: ({ AWSServiceName = '*', CustomSuffix }: ServiceLinkedInput, scope) => [
    createServiceLinkedRole(scope, AWSServiceName, CustomSuffix),
  ],
  DeleteRole: onRole,
  GetRole: onRole,
  GetRolePolicy: onRole,
  ListAttachedRolePolicies: onRole,
  ListInstanceProfilesForRole: onRole,
  ListRolePolicies: onRole,
  ListRoles: (_input: object, scope) => [onAnything(scope)],
  PutRolePolicy: onRole,
  DeleteRolePolicy: onRole,
  UpdateAssumeRolePolicy: onRole,
  AttachRolePolicy: onRoleWithPolicy,
  DetachRolePolicy: onRoleWithPolicy,
});

function onRole({ RoleName }: RoleInput, scope: Scope): readonly Need[] {
  return [onNamed(scope, 'role', RoleName)];
}

function onRoleWithPolicy({ RoleName, PolicyArn }: RolePolicyInput, scope: Scope): readonly Need[] {
  return [onNamed(scope, 'role', RoleName, { keys: { 'iam:PolicyARN': PolicyArn } })];
}

/** With tags it asks for iam:TagRole too: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_roles.html */
function createRole(input: CreateRoleInput, scope: Scope): readonly Need[] {
  const { Path, RoleName, PermissionsBoundary, Tags = [] } = input;
  const boundary = { 'iam:PermissionsBoundary': PermissionsBoundary ?? null };
  const made = onNew(
    scope,
    'role',
    { path: Path, name: RoleName },
    { tags: Tags, keys: { ...boundary, 'iam:RoleTemplateARN': null } },
  );
  return Tags.length === 0 ? [made] : [made, { ...made, action: 'iam:TagRole' }];
}

/**
 * The name of a service-linked role is the service's own; those that matter here are known, of others the path is.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html#service-linked-role-permissions
 */
export function createServiceLinkedRole(scope: Scope, service: string, suffix?: string): Need {
  const known = serviceLinkedRoles[service];
  const name = known === undefined ? '*' : `${known}${suffix === undefined ? '' : `_${suffix}`}`;
  return {
    action: 'iam:CreateServiceLinkedRole',
    resource: iamArn(scope, 'role', `/aws-service-role/${service}/`, name),
    type: 'role',
    ownTags: 'none',
    keys: { 'iam:AWSServiceName': service },
  };
}

/** Role that CloudWatch needs for alarms that act on instances. */
export const alarmActionsRole = {
  service: 'events.amazonaws.com',
  name: 'AWSServiceRoleForCloudWatchEvents',
};

const serviceLinkedRoles: Readonly<Record<string, string>> = {
  [alarmActionsRole.service]: alarmActionsRole.name,
};
