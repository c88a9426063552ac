import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { arnRegion } from '../../../../src/policies/rules/arn-region.ts';

async function codesFor(arn: string): Promise<readonly unknown[]> {
  const found = await runExample([arnRegion], arnRegion, {
    policy: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: arn }] },
  });
  return found.map(({ finding }) => finding.aws);
}

test.each([
  ['arn:aws:ec2:us-esat-1:444455556666:instance/*', ['INVALID_ARN_REGION']],
  ['arn:aws:ec2::444455556666:instance/*', ['MISSING_ARN_REGION']],
  ['arn:aws:s3:eu-west-1::reports', ['ARN_REGION_NOT_ALLOWED']],
  ['arn:aws:iam:eu-west-1:444455556666:role/a', ['ARN_REGION_NOT_ALLOWED']],
  ['arn:aws:iam:*:444455556666:role/a', []],
  ['arn:aws:s3:eu-west-1:444455556666:accesspoint/a', []],
  ['arn:aws:ec2:${aws:RequestedRegion}:444455556666:instance/*', []],
  ['arn:aws:ec2:<region>:444455556666:instance/*', []],
  ['arn:aws:nosuch::444455556666:instance/*', []],
])('%s is %j', async (arn, codes) => {
  expect(await codesFor(arn)).toEqual(codes);
});

test('the region that was meant is put in its place, by a fix that changes what is allowed', async () => {
  const [found] = await runExample([arnRegion], arnRegion, {
    policy: {
      Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:us-esat-1:1:q' }],
    },
  });
  expect(found?.finding.at.span).toMatchObject({ line: 6 });
  expect(found?.finding.fix).toMatchObject({
    safe: false,
    edits: [{ kind: 'replace', by: 'arn:aws:sqs:us-east-1:1:q' }],
  });
});
