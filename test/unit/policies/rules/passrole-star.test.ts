import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { passroleStar } from '../../../../src/policies/rules/passrole-star.ts';

const named = { Action: 'iam:PassRole' };
const pattern = { Action: 'iam:PassRol?' };
const complement = { NotAction: 's3:*' };
const any = { Resource: 'arn:aws:iam::444455556666:role/*' };
const allBut = { NotResource: 'arn:aws:iam::444455556666:role/admin' };

async function codesOf(statement: object): Promise<readonly (string | undefined)[]> {
  const found = await runExample([passroleStar], passroleStar, {
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
  return found.map(({ finding }) => finding.aws);
}

test.each([
  [named, any, 'PASS_ROLE_WITH_STAR_IN_RESOURCE'],
  [pattern, any, 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE'],
  [complement, any, 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION'],
  [named, allBut, 'PASS_ROLE_WITH_NOT_RESOURCE'],
  [pattern, allBut, 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'],
  [complement, allBut, 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE'],
])('%j on %j is %s', async (actions, resources, code) => {
  expect(await codesOf({ Effect: 'Allow', ...actions, ...resources })).toEqual([code]);
});

test.each([
  '*',
  'arn:aws:iam::*:*',
  'arn:aws:iam::*:role*',
  'arn:aws:iam::*:role/*',
  'arn:aws-us-gov:iam::444455556666:r*',
  'arn:aws:iam::444455556666:role/*/*',
  'arn:aws:i*::444455556666:*',
])('%s is every role', async (resource) => {
  expect(await codesOf({ Effect: 'Allow', ...named, Resource: resource })).toHaveLength(1);
});

test.each([
  'arn:aws:iam::*:role/Backup*',
  'arn:aws:iam::444455556666:role/service-role/*',
  'arn:aws:iam::444455556666:user/*',
  'arn:aws:s3:::*',
])('%s is not', async (resource) => {
  expect(await codesOf({ Effect: 'Allow', Action: '*', Resource: resource })).toEqual([]);
});
