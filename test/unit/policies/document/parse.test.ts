import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import type { Parsed, Placed, Policy } from '../../../../src/policies/document/policy.ts';

const source = { path: 'policy.json', name: 'policy' };
const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/policies/documents/${name}`, import.meta.url), 'utf8');

describe('a policy document', () => {
  it('is read into lists with the place of every word', () => {
    const policy = read(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Start",
      "Effect": "Allow",
      "Action": [
        "ec2:StartInstances",
        "ec2:StopInstances"
      ],
      "Resource": "*",
      "Condition": { "StringEquals": { "aws:ResourceTag/Café": ["a", "b"] } }
    },
    { "Effect": "Deny", "NotAction": "ec2:*", "NotResource": "*" }
  ]
}`);
    const [first, second] = policy.statements;
    expect(policy.version).toBe('2012-10-17');
    expect(policy.versionMissing).toBeUndefined();
    expect(first).toMatchObject({ index: 0, sid: 'Start', effect: 'Allow' });
    expect(first?.actions.items[1]).toEqual({
      value: 'ec2:StopInstances',
      span: { pointer: '/Statement/0/Action/1', line: 9, column: 9, endLine: 9, endColumn: 28 },
    });
    expect(first?.conditions).toMatchObject([
      {
        operator: { value: 'StringEquals' },
        key: {
          value: 'aws:ResourceTag/Café',
          span: { pointer: '/Statement/0/Condition/StringEquals/aws:ResourceTag~1Café' },
        },
        values: [{ value: 'a' }, { value: 'b' }],
      },
    ]);
    expect(second).toMatchObject({
      effect: 'Deny',
      actions: { not: true, items: [{ value: 'ec2:*' }] },
      resources: { not: true, items: [{ value: '*' }] },
      conditions: [],
    });
    expect(second?.principals).toBeUndefined();
  });

  it('may have one statement without brackets and values that are numbers and booleans', () => {
    const policy = read(
      '{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NumericLessThan":{"s3:max-keys":1.50},"Bool":{"aws:SecureTransport":true}}}}',
    );
    expect(policy.version).toBe('2008-10-17');
    expect(policy.versionMissing).toBe(true);
    expect(policy.statements[0]?.conditions.map(({ values }) => values[0]?.value)).toEqual([
      '1.50',
      'true',
    ]);
  });

  it('names principals by type', () => {
    const policy = read(
      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"},{"Effect":"Deny","NotPrincipal":{"AWS":["1","2"],"Service":"x.amazonaws.com"},"Action":"*"}]}',
    );
    expect(policy.statements[0]?.principals).toMatchObject({
      not: false,
      items: [{ type: '*', id: { value: '*' } }],
    });
    expect(policy.statements[1]?.principals).toMatchObject({
      not: true,
      items: [
        { type: 'AWS', id: { value: '1' } },
        { type: 'AWS', id: { value: '2' } },
        { type: 'Service', id: { value: 'x.amazonaws.com' } },
      ],
    });
  });

  it('counts lines that end with CR LF, LF and CR alike', () => {
    const policy = read('{\r\n"Statement":\n[{"Effect":"Allow",\r"Action":"s3:*"}]}');
    expect(policy.statements[0]?.actions.items[0]?.span).toMatchObject({ line: 4, column: 10 });
  });
});

describe('where the document is found', () => {
  it.each([
    ['bare.json', ''],
    ['catalogue.json', '/policy'],
    ['get-policy-version.json', '/PolicyVersion/Document'],
    ['get-policy-version-encoded.json', '/PolicyVersion/Document'],
    ['get-role.json', '/Role/AssumeRolePolicyDocument'],
    ['get-role-encoded.json', '/Role/AssumeRolePolicyDocument'],
    ['get-role-policy.json', '/PolicyDocument'],
    ['describe-policy.json', '/Policy/Content'],
    ['get-bucket-policy.json', '/Policy'],
    ['encoded.txt', ''],
  ])('%s: at "%s", and every place leads to the words in that file', (name, pointer) => {
    const text = fixture(name);
    const policy = read(text);
    const placed = placedIn(policy);
    expect(placed.length).toBeGreaterThan(2);
    for (const { value, span } of placed) {
      expect(span.pointer.startsWith(`${pointer}/Statement`)).toBe(true);
      expect(plain(at(text, span))).toBe(value);
    }
  });

  it('is where the pointer says, when one is given', () => {
    const policy = read('{"a":[{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}]}', '/a/0');
    expect(policy.statements[0]?.span.pointer).toBe('/a/0/Statement/0');
    expect(problemsOf('{"a":1}', '/b')).toEqual(['1:1 There is nothing at /b in this document']);
  });

  it('is not found in the metadata that get-policy answers', () => {
    expect(problemsOf(fixture('get-policy.json'))).toContainEqual(
      expect.stringContaining('The policy has no Statement'),
    );
  });

  it('names a fault inside of an embedded document at its place in the outer one', () => {
    const text = JSON.stringify({
      Policy: '{"Statement": [{"Effect": "allow", "Action": "s3:*"}]}',
    });
    const column = text.indexOf('\\"allow') + 1;
    expect(parsePolicy(text, source)).toMatchObject({
      ok: false,
      problems: [{ span: { pointer: '/Policy/Statement/0/Effect', line: 1, column } }],
    });
  });
});

describe('a text that is no JSON', () => {
  it.each([
    ['', '1:1 The document is empty'],
    [' \n ', '1:1 The document is empty'],
    ['{', '1:2 A closing } is expected here'],
    ['[', '1:2 A closing ] is expected here'],
    ['{"a":1,}', '1:7 This comma is one too many: JSON allows none before a closing bracket'],
    ['{"a":[1,\n]}', '1:8 This comma is one too many: JSON allows none before a closing bracket'],
    ['{"a" 1}', '1:6 A colon is expected here, between key and value'],
    ['{"a":1 "b":2}', '1:8 A comma is expected here'],
    ['{a:1}', '1:2 "a" is no JSON value'],
    ["{'a':1}", `1:2 "'a'" is no JSON value`],
    ['{"a":1} x', '1:9 "x" is no JSON value'],
    ['{"a":1} {}', '1:9 The document has ended before this; nothing may follow it'],
    ['// note\n{}', '1:1 JSON has no comments'],
    ['{"a": /* b */ 1}', '1:7 JSON has no comments'],
    ['{"a":"b\n"}', '1:6 The string that begins here is not closed on its line'],
    ['{"a":"\\x"}', '1:6 This string has an escape that JSON does not know'],
    ['{"a":"\\u12"}', '1:6 A \\u escape needs four hexadecimal digits'],
    ['{"a":"\t"}', '1:6 This string has a control character, which JSON wants escaped'],
    ['{"a":01}', '1:7 A comma is expected here'],
    ['{"a":-}', '1:6 "-" is no JSON value'],
  ])('%j: %s', (text, expected) => {
    expect(problemsOf(text)[0]).toBe(expected);
  });

  it('names every no-break space between the words, and none within a string', () => {
    const text = '{\n\u00a0\u00a0"Statement":\u00a0[],\n"Id":"a\u00a0b"}';
    const space =
      'There is a no-break space (U+00A0) here where JSON allows none; replace it by a plain space';
    expect(problemsOf(text)).toEqual([`2:1 ${space}`, `2:2 ${space}`, `2:15 ${space}`]);
  });

  it.each([
    [
      '\u201cStatement\u201d',
      'a curly quotation mark (U+201C) here where JSON allows none; JSON quotes with "',
    ],
    [
      '\u200b{}',
      'a zero-width space (U+200B) here where JSON allows none; replace it by a plain space',
    ],
    ['{}\u2028', 'a line separator (U+2028) here where JSON allows none; remove it'],
    ['{}\u000b', 'a vertical tab (U+000B) here where JSON allows none; remove it'],
  ])('%j: %s', (text, expected) => {
    expect(problemsOf(text)[0]).toContain(expected);
  });

  it.each([
    [
      'a byte order mark',
      '\uFEFF{}',
      'The file begins with a byte order mark (U+FEFF); save it as UTF-8 without BOM',
    ],
    ['UTF-16 without mark', '{\0"\0', 'The file is written in UTF-16 or UTF-32; save it as UTF-8'],
    [
      'UTF-16 with mark',
      decoded([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
      'The file is written in UTF-16 or UTF-32; save it as UTF-8',
    ],
    [
      'Latin-1',
      decoded([0x7b, 0x22, 0xe4, 0x22, 0x3a, 0x31, 0x7d]),
      'Bytes that are not UTF-8 stand here; save the file as UTF-8',
    ],
  ])('says which encoding is wrong: %s', (_, text, expected) => {
    expect(problemsOf(text)[0]).toContain(expected);
  });

  it('names a key that stands twice, at its second place', () => {
    expect(
      problemsOf(
        '{"Statement":[{"Effect":"Deny",\n"Effect":"Allow","Action":"*"}],"Statement":[]}',
      ),
    ).toEqual([
      '2:1 The key "Effect" stands twice in this object (first in line 1); JSON readers keep only one of them',
      '2:33 The key "Statement" stands twice in this object (first in line 1); JSON readers keep only one of them',
    ]);
  });

  it('refuses more than 1 MiB, counted in bytes, and names the limit', () => {
    const limit = '1:1 The document is larger than the limit of 1 MiB (1,048,576 bytes)';
    expect(problemsOf(' '.repeat(1_048_577))).toEqual([limit]);
    expect(problemsOf(`{"Id":"${'ä'.repeat(600_000)}"}`)).toEqual([limit]);
    expect(problemsOf(' '.repeat(1_048_576))).toEqual(['1:1 The document is empty']);
  });

  it('refuses more than 100 levels and names the limit, without running out of stack', () => {
    const limit = 'The document is nested deeper than the limit of 100 levels';
    expect(problemsOf('['.repeat(101))).toEqual([`1:101 ${limit}`]);
    expect(problemsOf('{"a":'.repeat(200_000))).toEqual([`1:501 ${limit}`]);
    expect(problemsOf(`${'['.repeat(100)}${']'.repeat(100)}`)).toEqual([
      '1:1 A policy is a JSON object, not an array',
    ]);
    const nested = JSON.stringify({ Policy: '['.repeat(101) });
    expect(problemsOf(nested)).toEqual([`1:112 ${limit}`]);
  });
});

function read(text: string, pointer?: string): Policy {
  const parsed = parse(text, pointer);
  if (!parsed.ok) throw new Error(problemsOf(text, pointer).join('\n'));
  return parsed.policy;
}

function problemsOf(text: string, pointer?: string): readonly string[] {
  const parsed = parse(text, pointer);
  return parsed.ok
    ? []
    : parsed.problems.map(({ message, span }) => `${span.line}:${span.column} ${message}`);
}

function parse(text: string, pointer?: string): Parsed {
  return parsePolicy(text, source, pointer === undefined ? {} : { pointer });
}

function decoded(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('utf8');
}

function placedIn({ statements }: Policy): readonly Placed[] {
  return statements.flatMap(({ actions, resources, principals, conditions }) => [
    ...actions.items,
    ...(resources?.items ?? []),
    ...(principals?.items.map(({ id }) => id) ?? []),
    ...conditions.flatMap(({ operator, key, values }) => [operator, key, ...values]),
  ]);
}

/** The text of a span that lies in one line. */
function at(text: string, { line, column, endColumn }: Placed['span']): string {
  return (text.split('\n')[line - 1] ?? '').slice(column - 1, endColumn - 1);
}

/** A word without the quoting of the file that it stands in. */
function plain(word: string): string {
  const decodedWord = word.includes('%22') ? decodeURIComponent(word) : word;
  const unescaped = decodedWord.startsWith('\\"')
    ? (JSON.parse(`"${decodedWord}"`) as string)
    : decodedWord;
  return JSON.parse(unescaped) as string;
}
