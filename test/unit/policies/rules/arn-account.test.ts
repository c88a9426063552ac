import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { arnAccount } from '../../../../src/policies/rules/arn-account.ts';

async function codesFor(arn: string): Promise<readonly unknown[]> {
  const found = await runExample([arnAccount], arnAccount, {
    policy: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: arn }] },
  });
  return found.map(({ finding }) => finding.aws);
}

test.each([
  ['arn:aws:sqs:us-east-1:4444555566667:q', ['INVALID_ARN_ACCOUNT']],
  ['arn:aws:sqs:us-east-1:myaccount:q', ['INVALID_ARN_ACCOUNT']],
  ['arn:aws:iam:::role/a', ['MISSING_ARN_ACCOUNT']],
  ['arn:aws:s3::444455556666:reports', ['ARN_ACCOUNT_NOT_ALLOWED']],
  ['arn:aws:s3:*:*:reports', []],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', []],
  ['arn:aws:ssm:eu-west-1::document/AWS-RunShellScript', []],
  ['arn:aws:ec2:eu-west-1::snapshot/*', []],
  ['arn:aws:iam::4444*:role/a', []],
  ['arn:aws:iam::${aws:PrincipalAccount}:role/a', []],
  ['arn:aws:iam::ACCOUNT_ID:role/a', []],
  ['arn:aws:iam::xxxxxxxxxxxx:role/a', []],
])('%s is %j', async (arn, codes) => {
  expect(await codesFor(arn)).toEqual(codes);
});
