import { describe, expect, test } from 'vitest';

import { verdictOf, type Grounds } from '../../../src/report/verdict.ts';
import type { Severity, Status } from '../../../src/vocabulary/result.ts';
import type { StageReport, StageStatus } from '../../../src/vocabulary/simulation.ts';

function stage(status: StageStatus): StageReport {
  return {
    id: 'finish',
    title: 'Finish',
    status,
    startMs: 0,
    durationMs: 0,
    simulatedMs: 0,
    calls: [],
    created: [],
    removed: [],
  };
}

function grounds(
  results: readonly (readonly [Status, Severity])[],
  more: Partial<Grounds> = {},
): Grounds {
  return {
    command: 'run',
    results: results.map(([status, severity]) => ({ status, severity })),
    interrupted: false,
    ...more,
  };
}

describe('the verdict of lint', () => {
  test.each([
    ['clean', grounds([['pass', 'info']], { command: 'lint' })],
    ['clean', grounds([], { command: 'lint' })],
    ['findings', grounds([['warn', 'warning']], { command: 'lint' })],
    [
      'findings',
      grounds(
        [
          ['fail', 'error'],
          ['unknown', 'error'],
        ],
        { command: 'lint' },
      ),
    ],
    ['inconclusive', grounds([['unknown', 'warning']], { command: 'lint' })],
    ['inconclusive', grounds([], { command: 'lint', interrupted: true })],
  ])('%s', (verdict, given) => {
    expect(verdictOf(given)).toBe(verdict);
  });
});

describe('verdictOf', () => {
  test.each([
    ['ready', grounds([['pass', 'error']])],
    [
      'ready',
      grounds([
        ['warn', 'warning'],
        ['skipped', 'error'],
      ]),
    ],
    [
      'ready',
      grounds([
        ['fail', 'warning'],
        ['unknown', 'warning'],
      ]),
    ],
    [
      'not-ready',
      grounds([
        ['fail', 'error'],
        ['unknown', 'error'],
      ]),
    ],
    ['inconclusive', grounds([['unknown', 'error']])],
    ['ready', grounds([], { simulation: { stages: [stage('pass'), stage('skipped')] } })],
    ['not-ready', grounds([], { simulation: { stages: [stage('fail')] } })],
    ['inconclusive', grounds([], { simulation: { stages: [stage('unknown')] } })],
    ['not-ready', grounds([], { simulation: { stages: [], rollback: stage('fail') } })],
    ['inconclusive', grounds([['pass', 'error']], { interrupted: true })],
    ['not-ready', grounds([['fail', 'error']], { interrupted: true })],
    ['clean', grounds([['pass', 'error']], { command: 'lint' })],
    ['findings', grounds([['warn', 'warning']], { command: 'lint' })],
  ] as const)('%s', (verdict, on) => {
    expect(verdictOf(on)).toBe(verdict);
  });
});
