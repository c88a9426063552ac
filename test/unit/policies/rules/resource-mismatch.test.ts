import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { resourceMismatch } from '../../../../src/policies/rules/resource-mismatch.ts';

async function mismatchesIn(
  Action: string,
  Resource: string | readonly string[],
): Promise<readonly unknown[]> {
  const found = await runExample([resourceMismatch], resourceMismatch, {
    policy: { Statement: [{ Effect: 'Allow', Action, Resource }] },
  });
  return found.map(({ finding }) => finding.subject);
}

test.each([
  ['s3:GetObject', 'arn:aws:s3:::reports'],
  ['s3:ListBucket', 'arn:aws:s3:::reports/*'],
  ['kms:Encrypt', 'arn:aws:kms:*:444455556666:alias/backup'],
  ['logs:PutLogEvents', 'arn:aws:logs:*:444455556666:log-group:/backup'],
  ['iam:PassRole', 'arn:aws:iam::444455556666:user/backup'],
])('%s cannot be used on %s', async (action, resource) => {
  expect(await mismatchesIn(action, resource)).toEqual([action]);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::reports*'],
  ['s3:ListBucket', 'arn:aws:s3:::${aws:PrincipalTag/team}'],
  ['s3:GetObject', 'arn:aws:s3:*:444455556666:accesspoint/a/object/*'],
  ['s3:ListAllMyBuckets', 'arn:aws:s3:::*'],
  ['backup:DescribeRecoveryPoint', 'arn:aws:ec2:*::snapshot/*'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:*:444455556666:function:worker:*'],
  ['logs:PutLogEvents', 'arn:aws:logs:*:444455556666:log-group:/backup:*'],
  ['sts:AssumeRole', 'arn:aws:iam::444455556666:role/teams/${aws:username}'],
  ['ec2:CreateTags', 'arn:aws:ec2:*:*:*/*'],
])('%s can be used on %s', async (action, resource) => {
  expect(await mismatchesIn(action, resource)).toEqual([]);
});

test('nothing is said where one of the resources is none that AWS documents', async () => {
  expect(
    await mismatchesIn('s3:GetObject', ['arn:aws:s3:::reports', 'arn:aws:ec2:*:*:x/*']),
  ).toEqual([]);
});

test('a Deny that bites nowhere is told as well, an Allow elsewhere does not help it', async () => {
  const found = await runExample([resourceMismatch], resourceMismatch, {
    policy: {
      Statement: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
        { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports' },
      ],
    },
  });
  expect(found.map(({ finding }) => finding.at.pointer)).toEqual(['/Statement/1/Action']);
});
