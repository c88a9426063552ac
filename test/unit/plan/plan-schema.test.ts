import { expect, test } from 'vitest';

import schema from '../../../docs/schema/plan.schema.json' with { type: 'json' };
import { defaultPlan } from '../../../src/plan/default-plan.ts';
import { parsePlan } from '../../../src/plan/parse-plan.ts';
import { deployableRegions } from '../../../src/plan/regions.ts';

const properties: Readonly<Record<string, unknown>> = schema.properties;

test('the schema has a key for every property of a plan, and $schema', () => {
  expect(Object.keys(properties).toSorted()).toEqual(
    [...Object.keys(defaultPlan({ description: '' })), '$schema'].toSorted(),
  );
});

test('its regions are those that an appliance can be deployed to', () => {
  expect(schema.properties.region.enum).toEqual(deployableRegions.map(({ name }) => name));
});

test('every key says what it is, and what it must be', () => {
  for (const property of described(schema.properties)) {
    expect(property).toMatchObject({
      description: expect.stringMatching(/\.$/),
      title: expect.stringMatching(/[^.]$/),
    });
  }
});

test('the defaults that it names are those of the default plan', async () => {
  const defaults = Object.entries(properties).flatMap(([key, property]) =>
    hasDefault(property) ? [[key, property.default]] : [],
  );
  expect(defaults.length).toBeGreaterThan(10);
  const plan = await parsePlan(JSON.stringify(Object.fromEntries(defaults)), 'plan.json');
  expect(plan).toEqual(defaultPlan());
});

function described(of: object): readonly object[] {
  return Object.values(of).flatMap((property: { properties?: object }) => [
    property,
    ...described(property.properties ?? {}),
  ]);
}

function hasDefault(property: unknown): property is { readonly default: unknown } {
  return typeof property === 'object' && property !== null && 'default' in property;
}
