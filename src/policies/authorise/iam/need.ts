import { accountOf, iamArn } from '../arn.ts';
import type { KeyValue, Need, Scope, Tag } from '../row.ts';

export const iamPage =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html';

/** Types of entity as the page names them, which is how their ARNs begin too. */
export type IamType = 'group' | 'instance-profile' | 'policy' | 'role' | 'user';

export interface IamMore {
  readonly keys?: Readonly<Record<string, KeyValue>>;
  readonly tags?: readonly Tag[] | undefined;
}

/** The call's own action on an entity that exists, given by name. */
export function onNamed(
  scope: Scope,
  type: Exclude<IamType, 'policy'>,
  name: string | undefined,
  more: IamMore = {},
): Need {
  return need(scope, type, entityArn(scope, type, name), more);
}

/** The call's own action on an entity that exists, given by ARN. */
export function onArn(
  scope: Scope,
  type: IamType,
  arn: string | undefined,
  more: IamMore = {},
): Need {
  return need(scope, type, arn ?? iamArn(scope, type, '/', '*'), more);
}

/** The call's own action on an entity that it makes. */
export function onNew(
  scope: Scope,
  type: IamType,
  entity: { readonly path: string | undefined; readonly name: string | undefined },
  more: IamMore = {},
): Need {
  const { path = '/', name = '*' } = entity;
  return { ...need(scope, type, iamArn(scope, type, path, name), more), ownTags: 'none' };
}

/** The call's own action where it knows no resource types. */
export function onAnything({ call }: Scope): Need {
  return { action: `iam:${call.operation}`, resource: '*' };
}

/**
 * ARN of an entity by its name. One that nobody knows is taken to have no path: AWS too knows only the name of what does
 * not exist.
 */
export function entityArn(
  scope: Scope,
  type: Exclude<IamType, 'policy'>,
  name: string | undefined,
): string {
  const path = type === 'group' || name === undefined ? undefined : scope.view.pathOf(type, name);
  return iamArn(scope, type, path ?? '/', name ?? '*');
}

/** Managed policies of AWS belong to no account: `arn:aws:iam::aws:policy/…`. */
function need(scope: Scope, type: IamType, resource: string, { keys, tags }: IamMore): Need {
  const owner = accountOf(resource);
  return {
    action: `iam:${scope.call.operation}`,
    resource,
    type,
    ...(keys ? { keys } : {}),
    ...(tags ? { tags } : {}),
    ...(owner === 'aws' ? { ownTags: 'none' as const } : {}),
  };
}
