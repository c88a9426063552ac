import { describe, expect, test } from 'vitest';

import { addEvent, finishReport, foldReport, startReport } from '../../../src/report/fold.ts';
import type { Event } from '../../../src/vocabulary/event.ts';
import { inconclusiveRun } from '../../fixtures/reports/inconclusive.ts';
import { interruptedRun } from '../../fixtures/reports/interrupted.ts';
import { notReadyRun } from '../../fixtures/reports/not-ready.ts';
import { readyRun } from '../../fixtures/reports/ready.ts';

describe('a whole run', () => {
  test('is ready when everything passed, with the totals of its parts', () => {
    const report = foldReport(readyRun());
    expect(report.verdict).toBe('ready');
    expect(report.summary).toEqual({ pass: 111, warn: 0, fail: 0, unknown: 0, skipped: 0 });
    expect(report.results).toHaveLength(111);
    expect(report.simulation?.stages).toHaveLength(15);
    expect(report.simulation?.answeredBy).toEqual({ embedded: 92 });
    expect(report.durationMs).toBe(readyRun().at(-1)?.at);
  });

  test('gives each result the page of its code and a fingerprint', () => {
    const [, api] = foldReport(readyRun()).results;
    expect(api).toMatchObject({ subject: 'cloudtrail', docs: 'docs/check/api.md' });
    expect(api?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is not ready after a failure, and counts the calls of the rollback too', () => {
    const report = foldReport(notReadyRun());
    expect(report.verdict).toBe('not-ready');
    expect(report.summary).toMatchObject({ fail: 4, warn: 1 });
    expect(report.simulation?.rollback?.removed).toHaveLength(11);
    expect(report.simulation?.answeredBy).toEqual({ localstack: 61, guard: 1 });
  });

  test('is inconclusive when a required result is unknown', () => {
    expect(foldReport(inconclusiveRun()).verdict).toBe('inconclusive');
  });
});

describe('an interrupted run', () => {
  const report = foldReport(interruptedRun());

  test('is inconclusive though nothing failed', () => {
    expect(report.verdict).toBe('inconclusive');
    expect(report.summary.fail).toBe(0);
  });

  test('keeps the stage that was cut off, with its calls, and the stages that never began', () => {
    const stages = report.simulation?.stages ?? [];
    expect(stages.map(({ status }) => status)).toEqual([
      'pass',
      'pass',
      'pass',
      'unknown',
      ...Array.from({ length: 11 }, () => 'skipped'),
    ]);
    expect(stages[3]?.calls).toHaveLength(3);
    expect(report.simulation?.rollback?.status).toBe('pass');
  });

  test('says that the rest was not checked, and what of an open family is missing', () => {
    const events = readyRun();
    const cut = events.findIndex(
      (event) => event.kind === 'result' && event.result.subject === 'ec2:CreateVpc',
    );
    const stopped = foldReport([
      ...events.slice(0, cut),
      {
        kind: 'run-ended',
        at: 900,
        calls: { total: 9, throttled: 0, byService: {} },
        interrupted: true,
      },
    ]);
    expect(stopped.verdict).toBe('inconclusive');
    expect(stopped.notChecked).toEqual([
      {
        subject: 'Permissions: 70 of 83',
        why: 'The run was interrupted while they were examined.',
      },
      { subject: 'everything that was still to come', why: 'The run was interrupted after 0.9 s.' },
    ]);
  });

  test('has an unknown rollback when the rollback itself was cut off', () => {
    const events = interruptedRun().filter(
      (event) => !(event.kind === 'stage-ended' && event.rollback),
    );
    expect(foldReport(events).simulation?.rollback).toMatchObject({
      id: 'rollback',
      status: 'unknown',
    });
  });
});

describe('a family of results that comes twice', () => {
  test('goes on as one', () => {
    const state = [
      { kind: 'section-started', at: 1, category: 'api', title: 'APIs', expected: 2 },
      { kind: 'section-ended', at: 2, category: 'api' },
      { kind: 'section-started', at: 3, category: 'api', title: 'APIs', expected: 3 },
    ].reduce((before, event) => addEvent(before, event as Event), startReport());
    expect(state.sections).toEqual([{ category: 'api', expected: 5, seen: 0, ended: false }]);
  });
});

describe('a stream that no run can send', () => {
  test('without its end is a fault, not a report', () => {
    expect(() => foldReport(readyRun().slice(0, -1))).toThrow('broke off before run-ended');
  });

  test('without its beginning is a fault', () => {
    expect(() => finishReport(startReport())).toThrow('no run-started');
  });

  test('with a stage before the dry run is a fault', () => {
    const event: Event = { kind: 'stage-started', at: 1, id: 'finish', title: 'Finish' };
    expect(() => addEvent(startReport(), event)).toThrow('before simulation-started');
  });
});

test('a state is never changed by the next event', () => {
  const [first, ...rest] = notReadyRun();
  const before = addEvent(startReport(), first as Event);
  const copy = structuredClone(before);
  rest.reduce((state, event) => addEvent(state, event), before);
  expect(before).toEqual(copy);
});
