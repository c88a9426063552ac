import { describe, expect, test } from 'vitest';

import { foldReport } from '../../../../src/report/fold.ts';
import { layoutFor } from '../../../../src/report/layout/layout.ts';
import type { Line } from '../../../../src/report/layout/line.ts';
import { lintFileBlock, lintSummaryBlock } from '../../../../src/report/layout/lint-block.ts';
import { lintViewOf } from '../../../../src/report/view/lint-view.ts';
import { verdictViewOf } from '../../../../src/report/view/verdict-view.ts';
import type { Event } from '../../../../src/vocabulary/event.ts';
import type { Report } from '../../../../src/vocabulary/report.ts';
import type { Result } from '../../../../src/vocabulary/result.ts';
import { lintRun } from '../../../fixtures/reports/lint.ts';

const layout = layoutFor({ width: 80, unicode: true });

/** The report of a run with these findings, all else as in the fixture. */
function reportOf(results: readonly Result[]): Report {
  const others = lintRun().filter(({ kind }) => kind !== 'result');
  const events = results.map((result): Event => ({ kind: 'result', at: 2, result }));
  return foldReport([...others.slice(0, 2), ...events, ...others.slice(2)]);
}

function finding(path: string, more: Partial<Result> = {}): Result {
  const place = { pointer: '', line: 7, column: 9, endLine: 7, endColumn: 12 } as const;
  return {
    code: 'lint/unknown-action',
    category: 'lint',
    title: 'Every action exists',
    status: 'fail',
    severity: 'error',
    message: 'There is no such action.',
    evidence: [],
    place: { kind: 'file', path, ...place },
    ruleCategory: 'error',
    ...more,
  };
}

function textOf(lines: readonly Line[]): string {
  return lines
    .map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

function headOf(path: string): string {
  const [file] = lintViewOf(reportOf([finding(path)])).files;
  if (!file) throw new Error('no file');
  return textOf(lintFileBlock(file, layout)).split('\n').slice(0, 3).join('\n');
}

function summaryOf(results: readonly Result[]): string {
  return textOf(lintSummaryBlock(lintViewOf(reportOf(results)), layout));
}

describe('the place of a finding', () => {
  test('is in one piece, for terminals that open it', () => {
    expect(headOf('iam/a.json')).toContain('✗ ERROR  lint/unknown-action  iam/a.json:7:9');
  });

  test('is without its path, which stands above, where that is too long for a row', () => {
    const path = `${'deep/'.repeat(14)}a.json`;
    expect(headOf(path)).toBe(
      `${path}\n  ✗ ERROR  lint/unknown-action  7:9\n    There is no such action.`,
    );
  });
});

describe('the tables', () => {
  test('say nothing where there is nothing to compare', () => {
    expect(summaryOf([finding('a.json')])).not.toContain('errors');
  });

  test('have the worst first, and of many the ten worst', () => {
    const files = Array.from({ length: 12 }, (_unused, index) => finding(`f${index}.json`));
    const text = summaryOf([...files, finding('f11.json')]);
    expect(text).toMatch(/file +errors +warnings\n +f11\.json +2\n +f0\.json +1\n/);
    expect(text).toContain('f8.json');
    expect(text).not.toContain('f9.json');
    expect(text).toContain('  and 2 more\n');
  });

  test('show both ends of a name that is too long', () => {
    const text = summaryOf([finding(`${'deep/'.repeat(20)}last.json`), finding('a.json')]);
    expect(text).toMatch(/^ {2}deep\/deep\/.*….*\/last\.json +1$/m);
    expect(Math.max(...text.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
  });

  test('count nothing that is accepted', () => {
    const accepted = finding('b.json', { status: 'skipped', accepted: { by: 'base.json' } });
    expect(summaryOf([finding('a.json'), accepted])).not.toContain('b.json');
  });
});

describe('the verdict', () => {
  const accepted = finding('b.json', { status: 'skipped', accepted: { by: 'base.json' } });

  test.each([
    [
      'nothing but what is accepted',
      [accepted],
      'Nothing new; 1 finding is accepted by base.json.',
    ],
    [
      'besides what is new',
      [finding('a.json'), accepted],
      '1 error in 1 file. Besides, 1 finding is accepted by base.json.',
    ],
    [
      'an input with its own finding is one file',
      [finding('-'), { ...finding('-', { subject: '-', code: 'lint/input' }), place: undefined }],
      '2 errors in 1 file.',
    ],
  ])('of %s', (_what, results, because) => {
    const given = results.map(({ place, ...result }) => ({ ...result, ...(place && { place }) }));
    expect(verdictViewOf(reportOf(given)).because).toBe(because);
  });
});
