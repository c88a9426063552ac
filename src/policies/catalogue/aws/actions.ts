import type { AccessLevel } from './access-level.ts';
import type { Action, ActionResource } from './action.ts';
import type { ResourceType } from './resource-type.ts';
import { type Service, serviceOf } from './service.ts';

/** An action by its full name in any letter case: `ec2:runinstances`. Undefined for one that AWS does not document. */
export async function actionOf(action: string): Promise<Action | undefined> {
  return (await find(action))?.action;
}

/** Undefined for an action that AWS does not document. */
export async function accessLevelOf(action: string): Promise<AccessLevel | undefined> {
  return (await actionOf(action))?.accessLevel;
}

/** A type that an action can be limited to, with the forms of its ARNs. */
export interface ActionResourceType extends Omit<ActionResource, 'type'> {
  readonly type: ResourceType;
}

/**
 * Types of resource that the action can be limited to: none where a statement must name `*`. Undefined for an action
 * that AWS does not document.
 */
export async function resourceTypesOf(
  action: string,
): Promise<readonly ActionResourceType[] | undefined> {
  const found = await find(action);
  return found?.action.resources.flatMap(({ type: name, ...rest }) => {
    const type = found.service.resourceTypes.get(name);
    return type ? [{ ...rest, type }] : [];
  });
}

/**
 * Condition keys that AWS documents for the action, global ones left out unless its page names them: the action's own,
 * those of its types in the actions table, and those of the types themselves. `type` narrows this to one type. As AWS
 * spells them, sorted; `isKey` compares one with the key of a policy. Undefined for an action that AWS does not document.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function conditionKeysOf(
  action: string,
  type?: string,
): Promise<readonly string[] | undefined> {
  const found = await find(action);
  if (!found) return undefined;
  const types = found.action.resources.filter((one) => type === undefined || one.type === type);
  const keys = [
    ...found.action.conditionKeys,
    ...types.flatMap((one) => [
      ...one.conditionKeys,
      ...(found.service.resourceTypes.get(one.type)?.conditionKeys ?? []),
    ]),
  ];
  return [...new Set(keys)].toSorted();
}

async function find(
  text: string,
): Promise<{ readonly service: Service; readonly action: Action } | undefined> {
  const at = text.indexOf(':');
  const service = at < 0 ? undefined : await serviceOf(text.slice(0, at));
  const action = service?.actions.get(text.slice(at + 1));
  return service && action ? { service, action } : undefined;
}
