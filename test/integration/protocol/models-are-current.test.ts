import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { extractModel } from '../../../scripts/extract-model.ts';
import { formatModel } from '../../../scripts/format-model.ts';
import {
  extractedServices,
  modelledOperations,
  type ExtractedService,
} from '../../../scripts/modelled-operations.ts';

describe('the committed model equals what the installed client gives (else: npm run models)', () => {
  it.each(extractedServices)('%s', async (service) => {
    const committed = new URL(
      `../../../src/simulator/cloud/models/${service}.json`,
      import.meta.url,
    );
    const extracted = formatModel(await extractModel(service));
    expect(extracted === (await readFile(committed, 'utf8'))).toBe(true);
  });
});

describe('every action of the documented sets for deploying, connecting and upgrading', () => {
  const folder = '../../../src/policies/catalogue/veeam/10/permissions/';
  const sets = [
    'plugin-deploy-appliance',
    'plugin-connect-existing-appliance',
    'plugin-upgrade-appliance',
  ];

  it.each(sets)('%s has a modelled operation', async (set) => {
    const text = await readFile(new URL(`${folder}${set}.json`, import.meta.url), 'utf8');
    const { policy } = JSON.parse(text) as { policy: { Statement: { Action: string[] }[] } };
    const missing = policy.Statement.flatMap(({ Action }) => Action).filter(
      (action) => !isModelled(action),
    );
    expect(missing).toEqual([]);
  });
});

/** Names of the SDK packages where they differ from the action's prefix. */
const packages: Readonly<Record<string, ExtractedService>> = { servicequotas: 'service-quotas' };

/** Actions that are asked for by an operation of another name, or by several. */
const otherwiseNamed: Readonly<Record<string, string>> = {
  'iam:PassRole': 'ec2:RunInstances',
  's3:ListAllMyBuckets': 's3:ListBuckets',
  's3:ListBucket': 's3:ListObjectsV2',
};

function isModelled(action: string): boolean {
  const [prefix = '', operation = ''] = (otherwiseNamed[action] ?? action).split(':');
  const service = packages[prefix] ?? (prefix as ExtractedService);
  return (modelledOperations[service] as readonly string[]).includes(operation);
}
