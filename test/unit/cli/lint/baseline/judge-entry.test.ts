import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { EntryPaths } from '../../../../../src/cli/lint/baseline/entry-paths.ts';
import { type Looked, wouldBeFound } from '../../../../../src/cli/lint/baseline/judge-entry.ts';
import { rules } from '../../../../../src/policies/rules/index.ts';

const directory = mkdtempSync(join(tmpdir(), 'vba-judge-'));
writeFileSync(join(directory, 'there.json'), '{}');
afterAll(() => rmSync(directory, { recursive: true }));

function judge(code: string, path: string, looked: Partial<Looked> = {}): boolean {
  return wouldBeFound(
    { fingerprint: '0', code, path, message: '' },
    {
      rules,
      levels: new Map(),
      hasProfile: false,
      files: new Map([
        ['walked.json', { fromDirectory: true }],
        ['named.json', { fromDirectory: false }],
      ]),
      ...looked,
    },
    new EntryPaths(directory, join(directory, 'b.json')),
  );
}

describe('an entry whose finding did not occur', () => {
  test.each([
    ['the file was linted', 'lint/unknown-action', 'walked.json', true],
    ['the file was linted alone', 'lint/unknown-action', 'named.json', true],
    ['the file is there and was not linted', 'lint/unknown-action', 'there.json', false],
    ['the file is no more', 'lint/unknown-action', 'gone.json', true],
    ['standard input was not read', 'lint/unknown-action', '-', false],
    ['the rule is off', 'lint/action-case', 'walked.json', false],
    ['there is no such rule', 'lint/no-rule-of-this-name', 'there.json', true],
    ['the rule is over several documents', 'lint/size-inline-aggregate', 'walked.json', true],
    ['and the others may not have been seen', 'lint/size-inline-aggregate', 'named.json', false],
    ['the rule compares, and nothing was', 'lint/profile-missing-action', 'walked.json', false],
  ])('where %s: %s in %s is gone: %s', (_why, code, path, isGone) => {
    expect(judge(code, path)).toBe(isGone);
  });

  test('of a comparison, where there was one', () => {
    expect(judge('lint/profile-missing-action', 'walked.json', { hasProfile: true })).toBe(true);
  });
});
