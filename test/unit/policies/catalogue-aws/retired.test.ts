import { describe, expect, test } from 'vitest';

import dependent from '../../../../src/policies/catalogue/aws/data/dependent-actions-2025-12-06.json' with { type: 'json' };
import data from '../../../../src/policies/catalogue/aws/data/retired.json' with { type: 'json' };
import {
  actionOf,
  conditionKeyOf,
  expandRetiredAction,
  retiredAction,
  retiredConditionKey,
  retiredResourceType,
  retiredService,
  serviceName,
  serviceOf,
} from '../../../../src/policies/catalogue/aws/index.ts';

describe('a name that AWS no longer documents', () => {
  test('is retired, and says where it was last', async () => {
    expect(await retiredService('DeepRacer')).toEqual({
      name: 'deepracer',
      lastIn: '0.15.202512061',
    });
    expect(await retiredAction('deepracer:createcar')).toEqual({
      name: 'deepracer:CreateCar',
      lastIn: '0.15.202512061',
    });
    expect((await retiredResourceType('sts:User'))?.name).toBe('sts:user');
    expect((await retiredConditionKey('DeepRacer:multiuser'))?.name).toBe('deepracer:MultiUser');
  });

  test.each(['ec2:RunInstances', 'nosuch:Action', '', 'deepracer'])(
    '%j is not a retired action',
    async (action) => {
      expect(await retiredAction(action)).toBeUndefined();
    },
  );

  test('is covered by an action element', async () => {
    expect(await expandRetiredAction('deepcomposer:List*')).toEqual([
      'deepcomposer:ListCompositions',
      'deepcomposer:ListModels',
      'deepcomposer:ListSampleModels',
      'deepcomposer:ListTagsForResource',
      'deepcomposer:ListTrainingTopics',
    ]);
    expect(await expandRetiredAction('ec2:*')).toEqual([]);
  });
});

describe('the retired names', () => {
  test('are as many as the older data has and the newer lacks', () => {
    expect({
      services: data.services.length,
      actions: data.actions.length,
      resourceTypes: data.resourceTypes.length,
      conditionKeys: data.conditionKeys.length,
    }).toEqual({ services: 3, actions: 124, resourceTypes: 24, conditionKeys: 8 });
  });

  test('are in the catalogue no more', async () => {
    for (const name of data.services.map(nameIn)) expect(serviceName(name)).toBeUndefined();
    for (const name of data.actions.map(nameIn)) expect(await actionOf(name)).toBeUndefined();
    for (const name of data.conditionKeys.map(nameIn)) {
      expect(await conditionKeyOf(name)).toBeUndefined();
    }
    for (const name of data.resourceTypes.map(nameIn)) {
      const [prefix = '', type = ''] = name.split(':');
      expect((await serviceOf(prefix))?.resourceTypes.get(type)).toBeUndefined();
    }
  });
});

test('every action of the older dependent actions is known or retired', async () => {
  expect(dependent.version).toBe('0.15.202512061');
  const names = dependent.actions.flatMap((line) => line.split(/[|,]/));
  expect(dependent.actions).toHaveLength(1584);
  expect(names).toHaveLength(1584 + 4141);
  const found = await Promise.all(
    names.map(async (name) => (await actionOf(name)) ?? (await retiredAction(name))),
  );
  expect(names.filter((_, place) => !found[place])).toEqual([]);
});

function nameIn(line: string): string {
  return line.slice(0, line.indexOf('|'));
}
