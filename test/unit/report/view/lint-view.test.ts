import { expect, test } from 'vitest';

import { foldReport } from '../../../../src/report/fold.ts';
import { lintViewOf } from '../../../../src/report/view/lint-view.ts';
import type { Event } from '../../../../src/vocabulary/event.ts';
import type { Result } from '../../../../src/vocabulary/result.ts';
import { lintRun } from '../../../fixtures/reports/lint.ts';

const rule = 'Such an action allows and denies nothing.';
const overdue = 'b.json accepted it until 2026-01-01.';

/** The run without other findings than unknown actions, each changed as said. */
function groupsOf(change: (result: Result, index: number) => Result) {
  let index = -1;
  const events = lintRun().flatMap((event): readonly Event[] => {
    if (event.kind !== 'result') return [event];
    if (event.result.code !== 'lint/unknown-action') return [];
    index += 1;
    return [{ ...event, result: change(event.result, index) }];
  });
  return lintViewOf(foldReport(events)).files.flatMap(({ groups }) => groups);
}

function withOverdue(result: Result): Result {
  return { ...result, evidence: [...result.evidence, { kind: 'documented', detail: overdue }] };
}

test('findings that are told together say each reason once, also one that only some have', () => {
  const groups = groupsOf((result, index) => (index < 2 ? withOverdue(result) : result));
  expect(groups.map(({ whys }) => whys)).toEqual([[rule, overdue]]);
});

test('why there is a rule is said once a file; what is known of one finding is said of it', () => {
  const groups = groupsOf((result, index) => {
    const { place } = result;
    if (place?.kind !== 'file') return result;
    return withOverdue({ ...result, place: { ...place, pointer: `/Statement/${index}/Action` } });
  });
  expect(groups.map(({ whys }) => whys)).toEqual([
    [rule, overdue],
    [overdue],
    [overdue],
    [overdue],
  ]);
});
