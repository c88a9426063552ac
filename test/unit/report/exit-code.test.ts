import { describe, expect, test } from 'vitest';

import { exitCode, type ExitPolicy } from '../../../src/report/exit-code.ts';
import { foldReport } from '../../../src/report/fold.ts';
import type { Report } from '../../../src/vocabulary/report.ts';
import type { Severity, Status } from '../../../src/vocabulary/result.ts';
import { inconclusiveRun } from '../../fixtures/reports/inconclusive.ts';
import { interruptedRun } from '../../fixtures/reports/interrupted.ts';
import { notReadyRun } from '../../fixtures/reports/not-ready.ts';
import { readyRun } from '../../fixtures/reports/ready.ts';

const strict: ExitPolicy = { failOn: 'error', allowUnknown: false, interrupted: false };

function withResult(status: Status, severity: Severity): Report {
  const report = foldReport(readyRun());
  return { ...report, results: report.results.map((result) => ({ ...result, status, severity })) };
}

describe('exitCode', () => {
  test('0 when ready', () => {
    expect(exitCode(foldReport(readyRun()), strict)).toBe(0);
  });

  test('1 when not ready, also where unknown results are allowed', () => {
    expect(exitCode(foldReport(notReadyRun()), { ...strict, allowUnknown: true })).toBe(1);
  });

  test('3 when inconclusive, 0 where that is allowed', () => {
    const report = foldReport(inconclusiveRun());
    expect(exitCode(report, strict)).toBe(3);
    expect(exitCode(report, { ...strict, allowUnknown: true })).toBe(0);
  });

  test('130 when interrupted, whatever was found by then', () => {
    const policy = { ...strict, allowUnknown: true, interrupted: true };
    expect(exitCode(foldReport(interruptedRun()), policy)).toBe(130);
    expect(exitCode(foldReport(notReadyRun()), policy)).toBe(130);
  });

  test.each([
    ['warn', 'warning', 'error', 0],
    ['warn', 'warning', 'warning', 1],
    ['fail', 'warning', 'error', 0],
    ['fail', 'warning', 'warning', 1],
    ['fail', 'info', 'warning', 0],
    ['fail', 'error', 'error', 1],
    ['skipped', 'error', 'warning', 0],
  ] as const)('%s of severity %s with --fail-on %s: %i', (status, severity, failOn, code) => {
    expect(exitCode(withResult(status, severity), { ...strict, failOn })).toBe(code);
  });
});
