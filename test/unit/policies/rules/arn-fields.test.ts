import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { arnFields } from '../../../../src/policies/rules/arn-fields.ts';

async function meantBy(arn: string): Promise<unknown> {
  const [found] = await runExample([arnFields], arnFields, {
    policy: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: arn }] },
  });
  return found?.finding.message.match(/did you mean (.*)\?$/)?.[1] ?? found?.finding.message;
}

test.each([
  ['arn:aws:s3:reports/*', 'arn:aws:s3:::reports/*'],
  ['arn:aws:s3::reports', 'arn:aws:s3:::reports'],
  ['arn:aws:iam:444455556666:role/a', 'arn:aws:iam::444455556666:role/a'],
  ['arn:aws:ec2:eu-west-1:instance/*', 'arn:aws:ec2:eu-west-1:*:instance/*'],
  ['arn:aws:ec2:444455556666:instance/*', 'arn:aws:ec2:*:444455556666:instance/*'],
  [
    'arn:aws:ec2:backup:instance/*',
    '"arn:aws:ec2:backup:instance/*" has 5 of the six fields of an ARN.',
  ],
  ['arn:aws:s3', '"arn:aws:s3" has 3 of the six fields of an ARN.'],
  ['arn:aws:rds:*', 'arn:aws:rds:*:*:*'],
  ['arn:*', '"arn:*" has 2 of the six fields of an ARN.'],
  [
    'arn:aws:s3:${aws:PrincipalTag/a}:${aws:username}',
    '"arn:aws:s3:${aws:PrincipalTag/a}:${aws:username}" has 5 of the six fields of an ARN.',
  ],
])('%s was to be %s', async (arn, meant) => {
  expect(await meantBy(arn)).toBe(meant);
});
