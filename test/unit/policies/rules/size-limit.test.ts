import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import type { ExampleDocument } from '../../../../src/policies/lint/rule.ts';
import { sizeLimit } from '../../../../src/policies/rules/size-limit.ts';

const identity = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' };
const trust = { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole' };
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
const keyPolicy = {
  Effect: 'Allow',
  Principal: { AWS: '444455556666' },
  Action: 'kms:*',
  Resource: '*',
};

/** Text of so many characters, all of them in a Sid. */
function textOf(size: number, statement: object): string {
  const sized = (sid: string): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: sid, ...statement }] });
  return sized('S'.repeat(size - sized('').length));
}

const places: readonly (readonly [Omit<ExampleDocument, 'policy'>, number, object])[] = [
  [{ type: 'identity' }, 6144, identity],
  [{ type: 'identity', attachment: 'managed' }, 6144, identity],
  [{ type: 'identity', attachment: 'inline-user' }, 2048, identity],
  [{ type: 'identity', attachment: 'inline-group' }, 5120, identity],
  [{ type: 'identity', attachment: 'inline-role' }, 10_240, identity],
  [{ type: 'boundary' }, 6144, identity],
  [{ type: 'session' }, 2048, identity],
  [{ type: 'trust' }, 2048, trust],
  [{ type: 'scp' }, 10_240, identity],
  [{ type: 'rcp' }, 5120, deny],
  [{ type: 'resource' }, 20_480, deny],
  [{ type: 'resource' }, 32_768, keyPolicy],
];

async function messages(example: ExampleDocument): Promise<readonly string[]> {
  const found = await runExample([sizeLimit], sizeLimit, example);
  return found.map(({ finding }) => finding.message);
}

test.each(places)('%j takes %d characters and no more', async (document, most, statement) => {
  expect(await messages({ ...document, policy: textOf(most, statement) })).toEqual([]);
  expect(await messages({ ...document, policy: textOf(most + 1, statement) })).toEqual([
    expect.stringContaining(`has ${(most + 1).toLocaleString('en-US')} characters`),
  ]);
});

test.each([
  ['identity', 6144, identity, 0],
  ['trust', 2048, trust, 0],
  ['session', 2048, identity, 1],
  ['scp', 10_240, identity, 1],
] as const)('of %s with %d characters and white space', async (type, most, statement, count) => {
  const policy = textOf(most, statement).replace('{', '{\r\n\t ');
  expect(await messages({ type, policy })).toHaveLength(count);
});

test('white space within a text counts', async () => {
  const policy = textOf(6144, identity).replace('SSSS', 'S S S');
  expect(await messages({ type: 'identity', policy })).toHaveLength(1);
});
