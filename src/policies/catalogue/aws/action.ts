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

/** From a line `name|level|keys|type=keys|type*=keys`: most actions are only asked whether they are there. */
export function actionFrom(prefix: string, line: string): Action {
  return new ActionLine(prefix, line);
}

class ActionLine implements Action {
  readonly name: string;
  readonly #line: string;
  #fields: readonly string[] | undefined;
  #resources: readonly ActionResource[] | undefined;

  constructor(prefix: string, line: string) {
    this.name = `${prefix}:${line.slice(0, line.indexOf('|'))}`;
    this.#line = line;
  }

  get accessLevel(): AccessLevel {
    const start = this.#line.indexOf('|') + 1;
    const level = this.#line.slice(start, this.#line.indexOf('|', start));
    if (isAccessLevel(level)) return level;
    throw new TypeError(`The catalogue gives ${this.name} an unknown access level: ${level}`);
  }

  get conditionKeys(): readonly string[] {
    return listOf(this.#split[2]);
  }

  get resources(): readonly ActionResource[] {
    this.#resources ??= this.#split.slice(3).map(actionResourceFrom);
    return this.#resources;
  }

  get #split(): readonly string[] {
    this.#fields ??= this.#line.split('|');
    return this.#fields;
  }
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
