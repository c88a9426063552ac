import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { invalidSid } from '../../../../src/policies/rules/invalid-sid.ts';

async function fixes(...sids: readonly string[]) {
  const policy = {
    Version: '2012-10-17',
    Statement: sids.map((Sid) => ({ Sid, Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })),
  };
  const found = await runExample([invalidSid], invalidSid, { policy });
  return found.map(({ finding }) => [finding.message, finding.fix?.title]);
}

test('names the characters that are too many, and offers the Sid without them', async () => {
  expect(await fixes('Read my_reports')).toEqual([
    [
      'The Sid "Read my_reports" has a space and "_"; IAM takes letters and digits only.',
      'Replace it by "Readmyreports"',
    ],
  ]);
});

test('offers nothing that another statement has, or that two would get, or that is empty', async () => {
  expect((await fixes('a-b', 'ab', '--')).map(([, title]) => title)).toEqual([
    undefined,
    undefined,
  ]);
  expect((await fixes('a-b', 'a_b')).map(([, title]) => title)).toEqual([undefined, undefined]);
});
