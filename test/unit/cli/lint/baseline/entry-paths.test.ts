import { expect, test } from 'vitest';

import { EntryPaths } from '../../../../../src/cli/lint/baseline/entry-paths.ts';

test('paths are meant from the directory of the baseline on', () => {
  const paths = new EntryPaths('/repo/iam', '/repo/ci/b.json');
  expect(['a.json', '/repo/ci/c.json', '-'].map((path) => paths.of(path))).toEqual([
    '../iam/a.json',
    'c.json',
    '-',
  ]);
  expect(paths.fileOf('../iam/a.json')).toBe('/repo/iam/a.json');
});
