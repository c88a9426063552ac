import { describe, expect, test } from 'vitest';

import { applyBaseline, goneResult } from '../../../../../src/cli/lint/baseline/apply-baseline.ts';
import type { PlacedEntry } from '../../../../../src/cli/lint/baseline/baseline.ts';
import { EntryPaths } from '../../../../../src/cli/lint/baseline/entry-paths.ts';
import { Fingerprints } from '../../../../../src/cli/lint/baseline/fingerprints.ts';
import { found, inDocument } from './results.ts';

const place = {
  kind: 'file',
  path: 'b.json',
  pointer: '',
  line: 4,
  column: 5,
  endLine: 9,
  endColumn: 6,
} as const;

function entryOf(path: string, what: string, more: Partial<PlacedEntry> = {}): PlacedEntry {
  const { code, message } = found(path, what);
  return {
    fingerprint: new Fingerprints(new EntryPaths('/repo', '/repo/b.json')).of(found(path, what)),
    code,
    path,
    message,
    place,
    ...more,
  };
}

function apply(entries: readonly PlacedEntry[], cwd = '/repo', path = 'iam/a.json') {
  const results = [found(path, 'ec2:Foo', 12), found(path, 'ec2:Bar')];
  return applyBaseline(
    [inDocument(path, ...results)],
    { file: '/repo/b.json', path: 'b.json', entries },
    { paths: new EntryPaths(cwd, '/repo/b.json'), today: '2026-11-25' },
  );
}

function statuses({ documents }: ReturnType<typeof apply>) {
  return documents.flatMap(({ results }) => results.map(({ status }) => status));
}

describe('a finding that is in the baseline', () => {
  test('is accepted, whatever its line, and no other with it', () => {
    const { documents, unused } = apply([
      entryOf('iam/a.json', 'ec2:Foo', { reason: 'Legacy', until: '2026-11-25' }),
    ]);
    expect(documents[0]?.results).toMatchObject([
      {
        status: 'skipped',
        severity: 'error',
        accepted: { by: 'b.json', reason: 'Legacy', until: '2026-11-25' },
      },
      { status: 'fail' },
    ]);
    expect(unused).toEqual([]);
  });

  test('is so from every directory', () => {
    const entries = [entryOf('iam/a.json', 'ec2:Foo')];
    expect(statuses(apply(entries, '/repo/iam', 'a.json'))).toEqual(['skipped', 'fail']);
    expect(statuses(apply(entries, '/else', '/repo/iam/a.json'))).toEqual(['skipped', 'fail']);
    expect(statuses(apply(entries, '/repo/iam', 'iam/a.json'))).toEqual(['fail', 'fail']);
  });

  test('is told again after its last day, with a word about it', () => {
    const { documents, unused } = apply([
      entryOf('iam/a.json', 'ec2:Foo', { until: '2026-11-24' }),
    ]);
    expect(documents[0]?.results[0]).toMatchObject({
      status: 'fail',
      evidence: [{ kind: 'documented', detail: 'b.json accepted it until 2026-11-24.' }],
    });
    expect(unused).toEqual([]);
  });
});

test('entries without a finding are given back', () => {
  const old = entryOf('iam/a.json', 'ec2:Old');
  expect(apply([old, entryOf('iam/a.json', 'ec2:Bar')]).unused).toEqual([old]);
});

test('what is gone is a warning at the entry', () => {
  expect(goneResult(entryOf('iam/a.json', 'ec2:Old'))).toMatchObject({
    code: 'lint/input',
    status: 'warn',
    severity: 'warning',
    message:
      'This accepted finding no longer occurs: lint/unknown-action in iam/a.json: There is no action ec2:Old.',
    place: { path: 'b.json', line: 4 },
  });
});
