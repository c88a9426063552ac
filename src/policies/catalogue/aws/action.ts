import { type AccessLevel, isAccessLevel } from './access-level.ts';
import { listOf } from './service-data.ts';

/** A type of resource that an action can be limited to. */
export interface ActionResource {
  /** A name of the service's resource types: `instance`. */
  readonly type: string;
  /** Whether every request for the action names one. */
  readonly required: boolean;
  /** Keys that AWS documents for the action on this type. */
  readonly conditionKeys: readonly string[];
}

/**
 * An action as the Service Authorization Reference documents it. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table
 */
export interface Action {
  /** As AWS spells it, prefix included: `ec2:RunInstances`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Keys that AWS documents for the action whatever the resource. */
  readonly conditionKeys: readonly string[];
  /** Empty: a statement must name `*`. */
  readonly resources: readonly ActionResource[];
}

/** From the fields `name|level|keys|type=keys|type*=keys`. */
export function actionFrom(prefix: string, fields: readonly string[]): Action {
  const [name = '', level = '', keys, ...resources] = fields;
  if (!isAccessLevel(level)) {
    throw new TypeError(`The catalogue gives ${prefix}:${name} an unknown access level: ${level}`);
  }
  return {
    name: `${prefix}:${name}`,
    accessLevel: level,
    conditionKeys: listOf(keys),
    resources: resources.map(actionResourceFrom),
  };
}

function actionResourceFrom(field: string): ActionResource {
  const at = field.indexOf('=');
  const required = field[at - 1] === '*';
  return {
    type: field.slice(0, required ? at - 1 : at),
    required,
    conditionKeys: listOf(field.slice(at + 1)),
  };
}
