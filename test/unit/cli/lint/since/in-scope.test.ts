import { expect, test } from 'vitest';

import { inScope } from '../../../../../src/cli/lint/since/in-scope.ts';
import type { PolicyText, TextFacts } from '../../../../../src/policies/lint/inputs/policy-text.ts';

const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });

function of(role: string): TextFacts {
  return { type: { is: 'identity', from: 'path' }, owners: [{ kind: 'role', name: role }] };
}

const texts: readonly PolicyText[] = [
  { path: 'one/a.json', text: policy, facts: of('one') },
  { path: 'one/b.json', text: policy, facts: of('one') },
  { path: 'two/a.json', text: policy, facts: of('two') },
  { path: 'free.json', text: policy },
  { path: 'other.json', text: policy },
];

async function scope(
  changed: readonly string[],
  {
    more = [],
    removed = [],
    together = false,
  }: {
    more?: readonly PolicyText[];
    removed?: readonly TextFacts[];
    together?: boolean;
  } = {},
): Promise<readonly string[]> {
  const all = [...texts, ...more];
  const isMeant = await inScope(all, (path) => changed.includes(path), { removed, together });
  return all.map(({ path }) => path).filter((path) => isMeant({ path, pointer: '' }));
}

test('a document on its own is meant where it changed', async () => {
  expect(await scope(['free.json'])).toEqual(['free.json']);
  expect(await scope([])).toEqual([]);
});

test('with a document of an identity all of it are', async () => {
  expect(await scope(['one/b.json'])).toEqual(['one/a.json', 'one/b.json']);
});

test('a document that is no more bears on those that it was linted with', async () => {
  expect(await scope([], { removed: [of('two')] })).toEqual(['two/a.json']);
});

test('a policy of the organization bears on all', async () => {
  const scp: PolicyText = {
    path: 'scp/a.json',
    text: policy,
    facts: { type: { is: 'scp', from: 'path' } },
  };
  expect(await scope(['scp/a.json'], { more: [scp] })).toHaveLength(6);
  expect(await scope(['two/a.json'], { more: [scp] })).toEqual(['two/a.json', 'scp/a.json']);
});

test('what is compared with the product is one identity’s', async () => {
  expect(await scope(['free.json'], { together: true })).toEqual(['free.json', 'other.json']);
});

test('the documents of a larger file are told apart', async () => {
  const template = JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: Object.fromEntries(
      ['One', 'Two'].map((name) => [
        name,
        {
          Type: 'AWS::IAM::RolePolicy',
          Properties: {
            PolicyName: name,
            RoleName: name.toLowerCase(),
            PolicyDocument: { Version: '2012-10-17', Statement: [] },
          },
        },
      ]),
    ),
  });
  const isMeant = await inScope(
    [...texts, { path: 't.json', text: template }],
    (path) => path === 'one/a.json',
    { removed: [], together: false },
  );
  expect([isMeant(at('One')), isMeant(at('Two'))]).toEqual([true, false]);
});

function at(name: string) {
  return { path: 't.json', pointer: `/Resources/${name}/Properties/PolicyDocument` };
}
