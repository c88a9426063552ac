import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readSource } from '../../../../src/policies/sources/read-source.ts';
import { fixtures, read, strict } from './support.ts';

function problemOf(text: string, path = 'file.json') {
  const { kind, documents, problems } = readSource(text, path);
  expect({ kind, documents }).toEqual({ kind: 'unrecognised', documents: [] });
  return problems[0];
}

const layerOf = (statement: object) =>
  readSource(
    JSON.stringify({ Version: '2012-10-17', Statement: statement }),
    'policies/deploy.v2.json',
  ).documents[0];

describe('readSource', () => {
  it('a bare document, named by its file, of the layer that its content tells', () => {
    expect(layerOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' })).toMatchObject({
      layer: 'identity',
      name: 'deploy.v2',
    });
    expect(layerOf({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' })?.layer).toBe(
      'resource',
    );
    expect(
      layerOf({
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      })?.layer,
    ).toBe('trust');
  });

  it('a bare document in YAML, and one that is URL-encoded as a whole', () => {
    const yaml = read(
      'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:*\n    Resource: "*"\n',
      'p.yaml',
    );
    expect(yaml.kind).toBe('document');
    const encoded = read(
      encodeURIComponent('{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'),
      'p.txt',
    );
    expect(
      encoded.documents.map((document) => strict(document).statements[0]?.actions.items[0]?.value),
    ).toEqual(['s3:*']);
  });

  it('the catalogue’s wrapper', () => {
    const directory = 'src/policies/catalogue/veeam/10/permissions';
    const root = join(import.meta.dirname, '../../../..', directory);
    const text = readFileSync(join(root, 'plugin-deploy-appliance.json'), 'utf8');
    const { kind, documents } = readSource(text, 'plugin-deploy-appliance.json');
    expect(kind).toBe('catalogue');
    expect(documents.map(({ name, span }) => `${name} ${span.pointer} ${span.line}`)).toEqual([
      'plugin-deploy-appliance /policy 13',
    ]);
  });

  it('a document whose grammar is broken has its problems at their places', () => {
    const text =
      '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Actions": "s3:*" }]\n}\n';
    expect(readSource(text, 'p.json').documents[0]?.parsed).toMatchObject({
      ok: false,
      problems: [
        { message: expect.stringContaining('did you mean Action?'), span: { line: 3, column: 38 } },
        { span: { line: 3, column: 17 } },
      ],
    });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a word', 'hello', 'no JSON value'],
    ['other JSON', '{"name": "x", "version": "1.0.0"}', 'no policy document'],
    ['a list', '[1, 2]', 'no policy document'],
    ['broken JSON', '{"Statement": [}', 'value is expected'],
    ['broken YAML', 'Resources:\n\t- x', 'Tabs'],
    ['YAML with a key twice', 'Statement: []\nStatement: []\n', 'stands twice'],
    ['an alias without its anchor', 'Statement: *nowhere\n', 'nowhere'],
    ['UTF-16 read as UTF-8', '\uFFFD\uFFFD{\0"\0', 'UTF-16'],
    ['bytes that are no UTF-8', 'Statement: \uFFFD\n', 'not UTF-8'],
    ['a byte order mark in JSON', '\uFEFF{"Statement": []}', 'byte order mark'],
    ['more than 1 MiB', `{"Statement": "${'x'.repeat(1_048_576)}"}`, '1 MiB'],
    ['JSON nested too deep', `{"Statement": ${'['.repeat(200)}${']'.repeat(200)}}`, '100 levels'],
    ['YAML nested too deep', `Statement: ${'['.repeat(200)}${']'.repeat(200)}`, '100 levels'],
    ['YAML nested beyond any stack', `Statement: ${'['.repeat(100_000)}`, '100 levels'],
  ])('refuses %s with a place', (_, text, message) => {
    const problem = problemOf(text);
    expect(problem?.message).toContain(message);
    expect(problem?.span.line).toBeGreaterThan(0);
  });

  it('aliases cannot blow a small file up', () => {
    const levels = 'abcdefghij'.split('');
    const lines = levels.map((name, index) => {
      const value = index === 0 ? 'x' : `*${levels[index - 1] ?? ''}`;
      return `${name}: &${name} [${Array(10).fill(value).join(', ')}]`;
    });
    expect(problemOf(`${lines.join('\n')}\nStatement: *j\n`)?.message).toContain(
      'limit of 200000 values',
    );
  });

  it('follows an alias within its limits', () => {
    const text =
      'shared: &all "*"\nStatement:\n  Effect: Allow\n  Action: *all\n  Resource: *all\n';
    const [document] = read(text, 'p.yaml').documents;
    // The helper key is no element of a policy; a template would have it elsewhere.
    expect(document?.parsed).toMatchObject({
      ok: false,
      problems: [{ span: { pointer: '/shared' } }],
    });
  });

  it('never throws, whatever the bytes', () => {
    const files = ['bare', 'aws-cli', 'cloudformation', 'terraform'].flatMap((kind) =>
      readdirSync(join(fixtures, kind)).map((file) =>
        readFileSync(join(fixtures, kind, file), 'utf8'),
      ),
    );
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '%7B',
      '!Sub ',
      '!If ',
      '&a ',
      '*a',
      '- ',
      '\n',
      '\0',
      '\uFEFF',
      '\uD800',
      '<<: ',
      '|',
      'Fn::If',
      '${',
      'null',
      'Statement',
    ];
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      piece: fc.constantFrom(...pieces, ''),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        (file, changes) => {
          let text = file;
          for (const { at, cut, piece } of changes) {
            const from = Math.floor(at * text.length);
            text = text.slice(0, from) + piece + text.slice(from + cut);
          }
          const { documents, problems } = readSource(text, 'f');
          for (const { span } of [...documents, ...problems]) expect(span.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
