import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { redundantAction } from '../../../../src/policies/rules/redundant-action.ts';

async function redundantIn(...actions: readonly string[]): Promise<readonly unknown[]> {
  const found = await runExample([redundantAction], redundantAction, {
    policy: { Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] },
  });
  return found.map(({ finding }) => finding.subject);
}

test('of two patterns that mean the same the later one is superfluous', async () => {
  expect(await redundantIn('ec2:Describe*', 'ec2:Describe**')).toEqual(['ec2:Describe**']);
});

test('a pattern without a service covers actions of all services', async () => {
  expect(await redundantIn('ec2:RunInstances', '*:Run*', 's3:GetObject')).toEqual([
    'ec2:RunInstances',
  ]);
});

test('all but one of a chain are superfluous', async () => {
  expect(await redundantIn('ec2:DescribeVpcs', 'ec2:DescribeV*', 'ec2:*')).toEqual([
    'ec2:DescribeVpcs',
    'ec2:DescribeV*',
  ]);
});

test('patterns that only overlap both stay', async () => {
  expect(await redundantIn('ec2:Describe*', 'ec2:*Vpcs', 'ec2:DescribeVpc?')).toEqual([
    'ec2:DescribeVpc?',
  ]);
});
