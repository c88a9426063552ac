import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { arnMatchesNoType } from '../../../../src/policies/rules/arn-matches-no-type.ts';

async function messagesFor(arn: string): Promise<readonly string[]> {
  const found = await runExample([arnMatchesNoType], arnMatchesNoType, {
    policy: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: arn }] },
  });
  return found.map(({ finding }) => finding.message);
}

test.each([
  'arn:${AWS::Partition}:ec2:*:*:instance/*',
  'arn:aws:ec2:*:*:*',
  'arn:aws:ec2:*:*:i*/i-0',
  'arn:aws:logs:*:*:log-group:/aws/lambda/backup:log-stream:*',
  'arn:aws:elasticloadbalancing:*:*:listener/awseb-*',
  'arn:aws:kms:*:*:alias/aws/ebs',
  'arn:aws:nosuch:*:*:thing/*',
  'arn:aws:${service}:*:*:thing/*',
])('nothing is said of %s', async (arn) => {
  expect(await messagesFor(arn)).toEqual([]);
});

test('letter case counts, and the type that was meant is named', async () => {
  expect(await messagesFor('arn:aws:states:*:*:statemachine:backup')).toEqual([
    'No type of resource of states has ARNs with "statemachine:backup"; did you mean stateMachine:backup?',
  ]);
});

test('a partition that is a variable does not hide the type', async () => {
  expect(await messagesFor('arn:${AWS::Partition}:ec2:*:*:volumes/*')).toEqual([
    'No type of resource of ec2 has ARNs with "volumes/*"; did you mean volume/*?',
  ]);
});
