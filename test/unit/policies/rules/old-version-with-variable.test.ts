import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { oldVersionWithVariable } from '../../../../src/policies/rules/old-version-with-variable.ts';

async function messages(resource: string, version = '2008-10-17') {
  const policy = {
    Version: version,
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }],
  };
  const found = await runExample([oldVersionWithVariable], oldVersionWithVariable, { policy });
  return found.map(({ finding: { at, message } }) => [at.span.endColumn - at.span.column, message]);
}

test('points at the variable within its text', async () => {
  expect(await messages("arn:aws:s3:::home/${aws:username, 'nobody'}/*")).toEqual([
    [
      "${aws:username, 'nobody'}".length,
      "In a policy of version 2008-10-17 ${aws:username, 'nobody'} is plain text.",
    ],
  ]);
});

test.each([
  'arn:aws:s3:::home/${bucket}/*',
  'arn:aws:s3:::${AWS::AccountId}/*',
  'arn:aws:s3:::${aws:username',
])('does not take %s for a variable', async (resource) => {
  expect(await messages(resource)).toEqual([]);
});

test('leaves a version that does not exist to the rule about versions', async () => {
  expect(await messages('arn:aws:s3:::home/${aws:username}/*', '2012-10-71')).toEqual([]);
});
