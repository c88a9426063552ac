import type { Event } from '../vocabulary/event.ts';
import type { Report } from '../vocabulary/report.ts';
import type { Result } from '../vocabulary/result.ts';
import type { Line } from './layout/line.ts';
import { paint } from './layout/paint.ts';
import {
  type IsFirst,
  linesOf,
  notCheckedLine,
  resultLines,
  rollbackLines,
  stageLines,
} from './lines/event-lines.ts';
import { summaryLines } from './lines/summary-lines.ts';
import type { Format } from './writer.ts';

/**
 * For logs: one event a line, only ever appended, no cursor codes, never wrapped, so that `grep` finds whole
 * findings. What is not a pass is followed by indented lines that say all that is known about it.
 */
export const lines: Format = (write, { color, unicode }) => {
  const times = unicode ? '×' : 'x';
  const isFirst = firstInFile();
  const told = { results: 0, notChecked: 0, stages: new Set<string>() };
  const say = (rows: readonly Line[]): void => {
    for (const row of rows) write(`${paint(row, color)}\n`);
  };
  return {
    event: (event) => {
      remember(told, event);
      say(linesOf(event, times, isFirst));
    },
    end: (report) => say([...untold(report, told, { times, isFirst }), ...summaryLines(report)]),
  };
};

/** Tells whether a result that is shown is the first of its rule in its file. */
function firstInFile(): IsFirst {
  const seen = new Set<string>();
  return ({ code, status, place }: Result) => {
    if (status === 'pass' || status === 'skipped') return false;
    const key = JSON.stringify([code, place?.kind === 'file' ? place.path : null]);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  };
}

interface Told {
  results: number;
  notChecked: number;
  readonly stages: Set<string>;
}

function remember(told: Told, event: Event): void {
  if (event.kind === 'result') told.results += 1;
  if (event.kind === 'not-checked') told.notChecked += 1;
  if (event.kind === 'stage-ended') told.stages.add(event.stage.id);
}

/** What the report holds and no event said: the rest of an interrupted run, or everything of a saved report. */
function untold(
  report: Report,
  told: Told,
  { times, isFirst }: { readonly times: string; readonly isFirst: IsFirst },
): readonly Line[] {
  const { stages = [], rollback } = report.simulation ?? {};
  return [
    ...report.results.slice(told.results).flatMap((result) => resultLines(result, isFirst)),
    ...stages.filter(({ id }) => !told.stages.has(id)).flatMap((stage) => stageLines(stage, times)),
    ...(rollback && !told.stages.has(rollback.id) ? rollbackLines(rollback) : []),
    ...report.notChecked.slice(told.notChecked).map(notCheckedLine),
  ];
}
