import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Policy, Span } from '../../../../src/policies/document/policy.ts';
import { readSource } from '../../../../src/policies/sources/read-source.ts';
import type { SourceDocument, SourceResult } from '../../../../src/policies/sources/source.ts';

export const fixtures = join(import.meta.dirname, '../../../fixtures/sources');

export function fixture(name: string): string {
  return readFileSync(join(fixtures, name), 'utf8');
}

/** Reads a fixture; `parameters` as `Name=value`. */
export function readFixture(name: string, ...parameters: readonly string[]): SourceResult {
  return read(fixture(name), name, ...parameters);
}

export function read(text: string, path: string, ...parameters: readonly string[]): SourceResult {
  const pairs = parameters.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return readSource(text, path, { parameters: new Map(pairs) });
}

export function documentNamed({ documents }: SourceResult, name: string): SourceDocument {
  const found = documents.find((document) => document.name === name);
  if (!found) throw new Error(`no ${name} among ${documents.map((one) => one.name).join(', ')}`);
  return found;
}

/** The policy of a document as it may be decided by. */
export function strict({ parsed, name }: SourceDocument): Policy {
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0]?.message ?? ''}`);
  return parsed.policy;
}

/** What stands in the file at a span. */
export function textAt(file: string, { line, column, endLine, endColumn }: Span): string {
  const lines = file.split('\n');
  const covered = lines.slice(line - 1, endLine);
  if (covered.length === 1) return (covered[0] ?? '').slice(column - 1, endColumn - 1);
  return [
    (covered[0] ?? '').slice(column - 1),
    ...covered.slice(1, -1),
    (covered.at(-1) ?? '').slice(0, endColumn - 1),
  ].join('\n');
}

/** A template with one managed policy, in YAML, around the text of its statements. */
export function template(statements: string, head = ''): string {
  const body = statements.replaceAll(/^/gm, '          ');
  return `${head}
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
${body}
`;
}
