import { foldCase } from '../../evaluate/match/fold-case.ts';
import { type Action, actionFrom } from './action.ts';
import { type ConditionKey, conditionKeyTable } from './condition-key.ts';
import { groups } from './groups.ts';
import { type ResourceType, resourceTypeFrom } from './resource-type.ts';
import type { ServiceData } from './service-data.ts';
import { serviceName } from './services.ts';
import { type Table, tableOf } from './table.ts';

/** What AWS documents about one service. Once it is read, every question to it is answered at once. */
export interface Service {
  readonly prefix: string;
  readonly name: string;
  /** By name without prefix: `RunInstances`. */
  readonly actions: Table<Action>;
  readonly resourceTypes: Table<ResourceType>;
  /** By name with prefix: `ec2:InstanceType`, `aws:RequestTag/team`. */
  readonly conditionKeys: Table<ConditionKey>;
}

const opened = new Map<string, Promise<Service>>();

/**
 * Reads a service when it is first asked for. Undefined for a prefix, in any letter case, that AWS does not document:
 * `retiredService` says whether it once did.
 */
export async function serviceOf(prefix: string): Promise<Service | undefined> {
  if (serviceName(prefix) === undefined) return undefined;
  const key = foldCase(prefix);
  const known = opened.get(key);
  if (known) return known;
  const service = openService(key);
  opened.set(key, service);
  return service;
}

async function openService(prefix: string): Promise<Service> {
  const read = groups.findLast(([first]) => first <= prefix)?.[1];
  const data = (await read?.())?.[prefix];
  if (!data) throw new TypeError(`The catalogue names ${prefix} and has no data of it`);
  return serviceFrom(data);
}

function serviceFrom({ prefix, name, ...lines }: ServiceData): Service {
  return {
    prefix,
    name,
    actions: tableOf(lines.actions, (line) => actionFrom(prefix, line)),
    resourceTypes: tableOf(lines.resourceTypes, resourceTypeFrom),
    conditionKeys: conditionKeyTable(lines.conditionKeys),
  };
}
