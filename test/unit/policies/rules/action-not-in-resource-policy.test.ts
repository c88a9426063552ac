import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { actionNotInResourcePolicy } from '../../../../src/policies/rules/action-not-in-resource-policy.ts';
import { arnNotInResourcePolicy } from '../../../../src/policies/rules/arn-not-in-resource-policy.ts';

const rules = [actionNotInResourcePolicy, arnNotInResourcePolicy];

async function strangersIn(
  Action: readonly string[],
  Resource: readonly string[],
): Promise<readonly unknown[]> {
  const found = await runExample(rules, actionNotInResourcePolicy, {
    policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource }] },
  });
  return found.map(({ finding }) => finding.subject);
}

test('the service is the one that all ARNs and some action are of', async () => {
  expect(
    await strangersIn(['s3:GetObject', 'kms:Decrypt', '*'], ['arn:aws:s3:::a/*', 'arn:aws:s3:::a']),
  ).toEqual(['kms:Decrypt']);
});

test('where all actions are of one service, ARNs of others are out of place', async () => {
  expect(
    await strangersIn(['s3:Get*', 's3:ListBucket'], ['arn:aws:s3:::a', 'arn:aws:sqs:*:*:b']),
  ).toEqual(['arn:aws:sqs:*:*:b']);
});

test.each([
  [['kms:*', 's3:GetObject'], ['*']],
  [
    ['s3:*', 'sqs:*'],
    ['arn:aws:s3:::a', 'arn:aws:sqs:*:*:b'],
  ],
  [['*:Get*'], ['arn:aws:s3:::a']],
  [['backup:CopyIntoBackupVault'], ['arn:aws:ec2:*::snapshot/*']],
  [['s3:GetObject'], ['nonsense']],
])('nothing is told of %j on %j', async (actions, resources) => {
  expect(await strangersIn(actions, resources)).toEqual([]);
});
