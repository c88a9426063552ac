import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { replaceFile, rewrite } from '../../../../src/cli/lint/rewrite.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vba-rewrite-'));
  file = join(directory, 'a.json');
  writeFileSync(file, 'before');
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('a file gets its new text, with its rights, behind the link that leads to it', () => {
  chmodSync(file, 0o640);
  const link = join(directory, 'link.json');
  symlinkSync('a.json', link);
  expect(rewrite({ file: link, before: 'before', after: 'after' })).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(directory).toSorted()).toEqual(['a.json', 'link.json']);
});

test('a file that has changed since it was read stays as it is', () => {
  expect(rewrite({ file, before: 'older', after: 'after' })?.what).toBe(
    'it was changed while it was linted, so it was not mended',
  );
  expect(readFileSync(file, 'utf8')).toBe('before');
});

test('a file that is not there is made', () => {
  replaceFile(join(directory, 'new.json'), 'text');
  expect(readFileSync(join(directory, 'new.json'), 'utf8')).toBe('text');
});
