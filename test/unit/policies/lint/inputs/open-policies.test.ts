import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { openPolicies } from '../../../../../src/policies/lint/inputs/open-policies.ts';
import type { TextFacts } from '../../../../../src/policies/lint/inputs/policy-text.ts';

const sources = new URL('../../../../fixtures/sources/', import.meta.url);

function open(text: string, facts?: TextFacts) {
  return openPolicies({ path: 'iam/p.json', text, ...(facts ? { facts } : {}) });
}

function fixture(path: string) {
  return openPolicies({ path, text: readFileSync(new URL(path, sources), 'utf8') });
}

const allow = { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };

describe('a bare document', () => {
  test('is one, named by its file', async () => {
    const { documents, fault } = await open(JSON.stringify(allow));
    expect(documents.map(({ source, type, typeFrom }) => [source, type, typeFrom])).toEqual([
      [{ path: 'iam/p.json', name: 'p' }, 'identity', 'content'],
    ]);
    expect(fault).toBeUndefined();
  });

  test('is what is said of it', async () => {
    const owner = { kind: 'role', name: 'backup' } as const;
    const facts = { type: { is: 'scp', from: 'flag' }, owners: [owner] } as const;
    const [document] = (await open(JSON.stringify(allow), facts)).documents;
    expect(document).toMatchObject({ type: 'scp', typeFrom: 'flag', owners: [owner] });
  });

  test.each([
    ['a misspelt element', '{"Version": "2012-10-17", "Statements": []}'],
    ['another letter case', '{"version": "2012-10-17", "statement": []}'],
    ['a statement in its place', JSON.stringify(allow.Statement[0])],
    ['a list of statements in its place', JSON.stringify(allow.Statement)],
  ])('may have %s', async (_what, text) => {
    expect((await open(text)).documents).toHaveLength(1);
  });

  test('behind a byte order mark is looked at, and the mark is a problem of it', async () => {
    const [document] = (await open(`\uFEFF${JSON.stringify(allow)}`)).documents;
    expect(document?.problems).toHaveLength(1);
    const item = document?.statements[0]?.actions?.items[0];
    expect(item?.text).toBe('s3:GetObject');
    expect(item?.span).toMatchObject({ line: 1, column: 43 });
  });

  test('that is no JSON is a document with problems', async () => {
    const [document] = (await open('{"Statement": [{"Effect": "Allow",}]}')).documents;
    expect(document).toMatchObject({ readable: false, statements: [] });
    expect(document?.problems[0]?.span).toMatchObject({ line: 1, column: 34 });
  });

  test('with a name twice is read with both', async () => {
    const [document] = (await open('{"Statement": [], "Statement": []}')).documents;
    expect(document).toMatchObject({ readable: true, mayRepeatNames: true });
  });
});

describe('a text that holds no policy', () => {
  test.each([
    ['other JSON', '{"name": "x", "version": "1.0.0"}', false],
    ['a list', '[1]', false],
    ['a list of objects', '[{"name": "x"}]', false],
    ['other YAML', 'name: x\nlist:\n  - 1\n', false],
    ['prose', 'Hello world', true],
    ['broken JSON', '{"name": }', true],
    ['nothing', '', true],
  ])('%s', async (_what, text, isBroken) => {
    const { documents, fault } = await open(text);
    expect(documents).toEqual([]);
    expect(fault).toMatchObject({ isBroken });
  });
});

describe('a larger file', () => {
  test('tells types, owners and how policies are attached', async () => {
    const { documents } = await fixture('aws-cli/get-account-authorization-details.json');
    const told = documents.map(({ source, type, typeFrom, attachment, owners }) => [
      source.name,
      type,
      typeFrom,
      attachment,
      owners.map(({ kind, name }) => `${kind} ${name}`).join(),
    ]);
    expect(told).toMatchSnapshot();
  });

  test('wins over what is said of its documents', async () => {
    const text = readFileSync(new URL('aws-cli/get-role.json', sources), 'utf8');
    const facts = { type: { is: 'scp', from: 'flag' } } as const;
    expect((await open(text, facts)).documents[0]).toMatchObject({
      type: 'trust',
      typeFrom: 'file',
    });
  });

  test('has its values at their places in the file', async () => {
    const { documents } = await fixture('cloudformation/backup-roles.yaml');
    const text = readFileSync(new URL('cloudformation/backup-roles.yaml', sources), 'utf8');
    const lines = text.split('\n');
    const words = documents.flatMap(({ statements }) =>
      statements.flatMap(({ actions }) => actions?.items ?? []),
    );
    expect(words.length).toBeGreaterThan(10);
    for (const { text: word, span } of words) {
      if (!/^[a-z]+:[A-Za-z*]+$/.test(word)) continue;
      expect(lines.slice(span.line - 1, span.endLine).join('\n')).toContain(word);
    }
  });

  test('lists what it does not tell', async () => {
    const { notChecked } = await fixture('terraform/plan.json');
    expect(notChecked.map(({ subject }) => subject)).toContain(
      'aws_iam_role_policy.worker: aws_iam_role_policy.worker.policy',
    );
  });
});
