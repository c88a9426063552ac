import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { createSlrWide } from '../../../../src/policies/rules/create-slr-wide.ts';

const named = { Action: 'iam:CreateServiceLinkedRole' };
const pattern = { Action: 'iam:*' };
const complement = { NotAction: 's3:*' };
const any = { Resource: 'arn:aws:iam::*:role/aws-service-role/*' };
const allBut = { NotResource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*' };

test.each([
  [named, any, 'CREATE_SLR_WITH_STAR_IN_RESOURCE'],
  [pattern, any, 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE'],
  [complement, any, 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION'],
  [named, allBut, 'CREATE_SLR_WITH_NOT_RESOURCE'],
  [pattern, allBut, 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'],
  [complement, allBut, 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE'],
])('%j on %j is %s', async (actions, resources, code) => {
  const found = await runExample([createSlrWide], createSlrWide, {
    policy: { Statement: [{ Effect: 'Allow', ...actions, ...resources }] },
  });
  expect(found.map(({ finding }) => finding.aws)).toEqual([code]);
});

test('a Deny, and a complement that names the action, allow none', async () => {
  const found = await runExample([createSlrWide], createSlrWide, {
    policy: {
      Statement: [
        { Effect: 'Deny', ...named, Resource: '*' },
        { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      ],
    },
  });
  expect(found).toEqual([]);
});
