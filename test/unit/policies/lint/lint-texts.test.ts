import { describe, expect, test } from 'vitest';

import { lintTexts } from '../../../../src/policies/lint/lint-texts.ts';
import type { Level, Rule } from '../../../../src/policies/lint/rule.ts';
import { rules } from '../../../../src/policies/rules/index.ts';
import { fingerprint } from '../../../../src/report/fingerprint.ts';

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

const misspelt = { Sid: 'Launch', Effect: 'Allow', Action: ['ec2:RunInstance'], Resource: '*' };
const other = { Sid: 'Read', Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' };

async function lint(
  texts: readonly (readonly [path: string, text: string])[],
  ids = ['unknown-action'],
) {
  const levels = new Map<string, Level>([
    ['all', 'off'],
    ...ids.map((id) => [id, 'error'] as const),
  ]);
  return lintTexts(
    texts.map(([path, text]) => ({ path, text })),
    { rules, levels },
  );
}

async function results(texts: readonly (readonly [path: string, text: string])[], ids?: string[]) {
  return (await lint(texts, ids)).documents.flatMap((one) => one.results);
}

describe('a result', () => {
  test('says everything that a reader needs', async () => {
    const [result] = await results([['iam/a.json', policy(misspelt)]]);
    expect(result).toEqual({
      code: 'lint/unknown-action',
      subject: 'ec2:RunInstance',
      category: 'lint',
      title: 'Every action exists',
      status: 'fail',
      severity: 'error',
      message: 'Amazon EC2 has no action ec2:RunInstance; did you mean ec2:RunInstances?',
      evidence: [
        {
          kind: 'documented',
          detail: expect.stringContaining('nobody says so') as string,
          source: expect.stringMatching(/^https:/) as string,
        },
      ],
      place: {
        kind: 'file',
        path: 'iam/a.json',
        pointer: '/Statement/0/Action/0',
        line: 8,
        column: 9,
        endLine: 8,
        endColumn: 26,
      },
      anchor: 'a/Statement/Launch/Action/ec2:RunInstance',
      remedy: {
        text: 'Write "ec2:RunInstances".',
        fix: { title: 'Replace ec2:RunInstance by ec2:RunInstances', safe: false },
      },
      ruleCategory: 'error',
      aliases: ['access-analyzer:INVALID_ACTION'],
      excerpt: [{ line: 8, column: 1, text: '        "ec2:RunInstance"' }],
    });
  });
});

describe('the fingerprint of a finding', () => {
  test('stays while statements, items and lines around it change', async () => {
    const [before] = await prints(['a.json', policy(misspelt)]);
    const more = { ...misspelt, Action: ['ec2:CreateTags', ...misspelt.Action] };
    expect(await prints(['a.json', `\n\n${policy(other, more)}`])).toEqual([before]);
  });

  test('differs from file to file', async () => {
    const [one, two] = await prints(['a.json', policy(misspelt)], ['b.json', policy(misspelt)]);
    expect(one).not.toBe(two);
  });

  test('tells findings apart that are alike in all but their number', async () => {
    const twice = { ...misspelt, Action: ['ec2:RunInstance', 'ec2:RunInstance'] };
    expect(new Set(await prints(['a.json', policy(twice)])).size).toBe(2);
  });
});

describe('documents', () => {
  test('come in the order of the texts, each with its own findings in the order of places', async () => {
    const two = { ...misspelt, Action: ['s3:Foo', 'ec2:Bar'] };
    const { documents } = await lint([
      ['b.json', policy(two)],
      ['a.json', policy(misspelt)],
    ]);
    expect(
      documents.map(({ document, results: own }) => [
        document.path,
        ...own.map(({ subject }) => subject),
      ]),
    ).toEqual([
      ['b.json', 's3:Foo', 'ec2:Bar'],
      ['a.json', 'ec2:RunInstance'],
    ]);
  });

  test('that several sets share are looked at once', async () => {
    const template = JSON.stringify({
      Resources: {
        One: role(['Shared']),
        Two: role(['Shared']),
        Shared: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: JSON.parse(policy(misspelt)) as object },
        },
      },
    });
    const found = await results([['stack.json', template]]);
    expect(found.map(({ code }) => code)).toEqual(['lint/unknown-action']);
  });
});

function role(policies: readonly string[]): object {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'ec2.amazonaws.com' },
        },
      },
      ManagedPolicyArns: policies.map((Ref) => ({ Ref })),
    },
  };
}

test('a rule over sets sees all documents of an identity, and its finding is told once', async () => {
  const told: number[] = [];
  const rule: Rule = {
    id: 'counting',
    category: 'error',
    title: 'x',
    why: 'x',
    fix: 'x',
    source: 'https://example.com',
    types: ['identity'],
    examples: { bad: [], good: [] },
    *checkSet({ set }) {
      told.push(set.documents.length);
      for (const document of set.documents) yield { at: document.root, message: 'seen', document };
    },
  };
  const { documents } = await lintTexts(
    [
      { path: 'both.json', text: policy(other), facts: facts(['a', 'b']) },
      { path: 'a.json', text: policy(other), facts: facts(['a']) },
    ],
    { rules: [rule], levels: new Map() },
  );
  expect(new Set(told)).toEqual(new Set([1, 2]));
  expect(documents.map((one) => one.results.length)).toEqual([1, 1]);
});

async function prints(...texts: readonly (readonly [string, string])[]) {
  return (await results(texts)).map((result) => fingerprint(result));
}

function facts(names: readonly string[]) {
  return { owners: names.map((name) => ({ kind: 'role' as const, name })) };
}
