import { describe, expect, test } from 'vitest';

import type { Value } from '../../../../../src/policies/lint/document/value.ts';
import { fixTexts } from '../../../../../src/policies/lint/fix/fix-texts.ts';
import type { Edit, Level, Rule } from '../../../../../src/policies/lint/rule.ts';
import { rules } from '../../../../../src/policies/rules/index.ts';

const all = new Map<string, Level>([['all', 'warn']]);

async function fix(text: string, more: { rules?: readonly Rule[]; path?: string } = {}) {
  const path = more.path ?? 'p.json';
  const fixed = await fixTexts([{ path, text }], { rules: more.rules ?? rules, levels: all });
  return {
    text: fixed.texts[0]?.text,
    made: fixed.made.map(({ finding }) => finding.fix?.title),
    refused: [...fixed.refused.values()],
  };
}

/** A rule that finds something in every document and mends it so. */
function mending(edits: (root: Value) => readonly Edit[], safe = true): Rule {
  return {
    id: 'mending',
    category: 'error',
    title: 'x',
    why: 'x',
    fix: 'x',
    source: 'https://example.com',
    types: ['identity'],
    examples: { bad: [], good: [] },
    *check({ document }) {
      const made = edits(document.root);
      if (made.length > 0)
        yield { at: document.root, message: 'm', fix: { safe, title: 't', edits: made } };
    },
  };
}

describe('what does not change what is allowed is mended', () => {
  test('a version, a redundant action and statement, in rounds until nothing is left', async () => {
    const text = `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:Get*", "s3:ListBucket"],
      "Resource": "*"
    },
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*"
    }
  ]
}
`;
    const fixed = await fix(text);
    expect(fixed.text).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:Get*", "s3:ListBucket"],
      "Resource": "*"
    }
  ]
}
`);
    expect(new Set(fixed.made)).toEqual(
      new Set(['Add "Version": "2012-10-17"', 'Remove s3:GetObject', 'Remove the statement']),
    );
  });

  test('Windows line ends, tabs and a byte order mark stay', async () => {
    const text =
      '\uFEFF{\r\n\t"Statement": {\r\n\t\t"Effect": "Allow",\r\n\t\t"Action": "s3:GetObject",\r\n\t\t"Resource": "*"\r\n\t}\r\n}\r\n';
    expect((await fix(text)).text).toBe(
      text.replace('{\r\n', '{\r\n\t"Version": "2012-10-17",\r\n'),
    );
  });

  test('a text of one line stays one', async () => {
    const text = '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}';
    expect((await fix(text)).text).toBe(text.replace('{', '{"Version":"2012-10-17",'));
  });

  test('several items that another one covers', async () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectAcl","s3:*"],"Resource":"*"}}';
    expect((await fix(text)).text).toContain('"Action":["s3:*"]');
  });
});

describe('what is not proved is not done, and said', () => {
  const text =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["a","b"]}}';

  test('where a rule is wrong about what is safe', async () => {
    const rule = mending(
      (root) =>
        [{ kind: 'remove', from: root, pointer: '/Statement/Resource/1' }].filter(
          () => root.member('Statement')?.value.member('Resource')?.value.items.length === 2,
        ) as Edit[],
    );
    expect(await fix(text, { rules: [rule] })).toEqual({
      text,
      made: [],
      refused: ['the engine could not prove that what is allowed stays the same'],
    });
  });

  test('where policy variables would wake up', async () => {
    const old =
      '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/${aws:username}"}}';
    const rule = mending((root) =>
      root.member('Version')
        ? []
        : [{ kind: 'add', to: root, name: 'Version', value: '2012-10-17' }],
    );
    expect(await fix(old, { rules: [rule] })).toMatchObject({
      text: old,
      refused: ['policy variables would come to mean something else'],
    });
  });

  test('where the engine cannot read the policy', async () => {
    const broken =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[7,"s3:Get*"],"Resource":"*"}}';
    const rule = mending(
      (root) =>
        [{ kind: 'remove', from: root, pointer: '/Statement/Action/0' }].filter(
          () => root.member('Statement')?.value.member('Action')?.value.items.length === 2,
        ) as Edit[],
    );
    const { text: after, refused } = await fix(broken, { rules: [rule] });
    expect(after).toBe(broken);
    expect(refused[0]).toContain('the engine cannot read the policy as it is');
  });

  test('where the document is a part of a larger file', async () => {
    const answer = JSON.stringify({ PolicyVersion: { Document: { Statement: [] } } });
    const { text: after, refused } = await fix(answer);
    expect(after).toBe(answer);
    expect(refused).toEqual([
      'the document is a part of a larger file, which --fix does not change',
    ]);
  });

  test('an unsafe fix is never made', async () => {
    const rule = mending(
      (root) => [{ kind: 'remove', from: root, pointer: '/Statement/Resource/1' }],
      false,
    );
    expect(await fix(text, { rules: [rule] })).toEqual({ text, made: [], refused: [] });
  });
});

test('of fixes that touch each other one is made at a time', async () => {
  const text =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject","s3:GetObject","s3:GetObject"],"Resource":"*"}}';
  const fixed = await fix(text);
  expect(fixed.text).toContain('"Action":["s3:GetObject"]');
  expect(fixed.refused).toEqual([]);
});
