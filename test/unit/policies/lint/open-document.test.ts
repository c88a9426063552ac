import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../src/policies/document/text-view.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';

function open(text: string) {
  return openText(fileView(text), '', { source: { path: 'p.json', name: 'p' } });
}

describe('the type of a document that nobody has told', () => {
  test.each([
    ['identity', { Effect: 'Allow', Action: '*', Resource: '*' }],
    ['trust', { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'a' } }],
    ['resource', { Effect: 'Allow', Action: 's3:*', Principal: '*', Resource: '*' }],
    // IAM refuses the Resource; whoever wrote it meant a trust policy.
    ['trust', { Action: ['sts:AssumeRole'], Principal: { Service: 'a' }, Resource: '*' }],
    ['trust', { Action: 'sts:TagSession', Principal: { AWS: ['b', '*'] }, NotResource: 'arn:c' }],
    // A VPC endpoint of STS has such policies.
    ['resource', { Action: 'sts:AssumeRole', Principal: { AWS: '*' }, Resource: '*' }],
    ['resource', { Action: 'sts:*', Principal: { AWS: 'b' }, Resource: '*' }],
    ['resource', { Effect: 'Allow', NotAction: 'sts:*', Principal: '*' }],
  ])('%s', (type, statement) => {
    const document = open(JSON.stringify({ Statement: [statement] }));
    expect(document).toMatchObject({ type, typeFrom: 'content' });
  });
});

describe('places', () => {
  test('lead to the word, also in a text with Windows line ends', () => {
    const document = open('{\r\n  "Statement": {\r\n    "Action": "s3:Get"\r\n  }\r\n}');
    const item = document.statements[0]?.actions?.items[0];
    expect(item?.span).toEqual({
      pointer: '/Statement/Action',
      line: 3,
      column: 15,
      endLine: 3,
      endColumn: 23,
    });
    expect(item?.part(0, 2)).toMatchObject({ text: 's3', span: { column: 16, endColumn: 18 } });
  });

  test('a part of a string with escapes is the whole string', () => {
    const document = open(String.raw`{ "Statement": { "Sid": "a\u0062c" } }`);
    const { sid } = document.statements[0] ?? {};
    expect(sid?.text).toBe('abc');
    expect(sid?.part(1, 2).span).toEqual(sid?.span);
  });
});

test('a name that stands twice is kept twice, and the last one counts', () => {
  const document = open('{ "Statement": { "Sid": "a", "Sid": "b" } }');
  expect(document.problems).toEqual([]);
  expect(document.statements[0]?.value.members.map(({ name }) => name)).toEqual(['Sid', 'Sid']);
  expect(document.statements[0]?.sid?.text).toBe('b');
});

test('a text that is no JSON has problems and no statements', () => {
  const document = open('{ "Statement": [ }');
  expect(document.problems.length).toBeGreaterThan(0);
  expect(document.statements).toEqual([]);
  expect(document.policy).toBeUndefined();
});

test('a document whose grammar is broken has no policy, but its parts', () => {
  const document = open('{ "Statement": { "Effect": "allow", "Action": "s3:Get*" } }');
  expect(document.policy).toBeUndefined();
  expect(document.statements[0]).toMatchObject({ effect: undefined, actions: { not: false } });
});
