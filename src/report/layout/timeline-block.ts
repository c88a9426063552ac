import { resourceCounts } from '../view/resource-words.ts';
import type { RollbackView, SimulationView, StageRow } from '../view/simulation-view.ts';
import { count, shortDuration } from '../words.ts';
import { statusTones } from './glyphs.ts';
import { blanks } from './grid.ts';
import type { Layout } from './layout.ts';
import { padEnd, padStart, span, widthOf, type Line, type Tone } from './line.ts';
import { shorten, wrap } from './wrap.ts';

/** Columns before the bar: margin, symbol, number, stage. */
const lead = 2 + 2 + 3 + 21;
/** Columns after it: simulated time, calls. */
const time = 7;
const calls = 6;

/** Stages one under the other, each with a bar where and as long as it ran by the simulated clock. */
export function timelineRows(
  { rows, simulatedMs, rollback }: Pick<SimulationView, 'rows' | 'simulatedMs' | 'rollback'>,
  layout: Layout,
): readonly Line[] {
  const bar = barWidth(layout);
  return [
    axis(simulatedMs, bar),
    ...rows.flatMap((row, index) => {
      if (row.status === 'skipped') return skippedRows(row, rows[index - 1], layout);
      return [stageRow(row, simulatedMs, bar, layout)];
    }),
    ...(rollback ? [rollbackRow(rollback, layout)] : []),
  ];
}

/** What the columns with figures leave, but for the names of what was created; narrow layouts count them only. */
function barWidth({ width }: Layout): number {
  const room = width - lead - time - calls - 2;
  const names = width >= 76 ? Math.min(30, Math.max(24, width - 90)) : 3;
  return Math.max(6, room - names);
}

function axis(simulatedMs: number, bar: number): Line {
  return [
    blanks(lead),
    span('0', 'quiet'),
    span(padStart(shortDuration(simulatedMs), bar - 1), 'quiet'),
    span(padStart('time', time), 'quiet'),
    span(padStart('calls', calls), 'quiet'),
    span('  new', 'quiet'),
  ];
}

function stageRow(row: StageRow, totalMs: number, bar: number, layout: Layout): Line {
  const { ellipsis, times } = layout.glyphs;
  const room = layout.width - lead - bar - time - calls - 2;
  const created = row.created.length === 0 ? '' : `+${row.created.length}`;
  const names = resourceCounts(row.created, times).join(' ');
  const all = room < 12 ? created : `${created} ${names}`;
  return [
    ...leadSpans(row, layout),
    span(barText(row, totalMs, bar, layout), toneOf(row.status)),
    span(padStart(isOver(row) ? shortDuration(row.simulatedMs) : '', time)),
    span(padStart(row.calls === 0 ? '' : String(row.calls), calls)),
    span(`  ${shortenEnd(all, room, ellipsis)}`, 'quiet'),
  ];
}

function isOver({ status }: StageRow): boolean {
  return status !== 'running' && status !== 'pending';
}

function barText(row: StageRow, totalMs: number, bar: number, { glyphs }: Layout): string {
  if (row.status === 'pending') return padEnd('', bar);
  const scale = totalMs === 0 ? 0 : bar / totalMs;
  const from = Math.min(bar - 1, Math.floor(row.offsetMs * scale));
  const length = Math.max(1, Math.min(bar - from, Math.round(row.simulatedMs * scale)));
  const isBroken = row.status === 'fail' || row.status === 'unknown';
  const drawn = isBroken
    ? glyphs.bar.repeat(length - 1) + (row.status === 'fail' ? glyphs.broken : '?')
    : glyphs.bar.repeat(length);
  return padEnd(' '.repeat(from) + drawn, bar);
}

function skippedRows(row: StageRow, before: StageRow | undefined, layout: Layout): readonly Line[] {
  const isRepeated = before?.status === 'skipped' && before.reason === row.reason;
  const reason = isRepeated
    ? 'skipped, same reason'
    : `skipped: ${row.reason ?? 'no reason given'}`;
  return wrap(reason, layout.width - lead).map((text, index) => [
    ...(index === 0 ? leadSpans(row, layout) : [blanks(lead)]),
    span(text, 'quiet'),
  ]);
}

function rollbackRow(
  { status, removed, created, calls: made }: RollbackView,
  layout: Layout,
): Line {
  const mark = padEnd(layout.glyphs.status[status], 2);
  return [
    blanks(2),
    span(mark, statusTones[status]),
    span(padEnd('rollback', lead - 4)),
    span(`removed ${removed} of ${created}, ${count(made, 'call')}`),
  ];
}

function leadSpans({ n, id, status }: StageRow, { glyphs }: Layout): Line {
  return [
    blanks(2),
    span(padEnd(markOf(status, glyphs), 2), toneOf(status)),
    span(`${padStart(String(n), 2)} `, 'quiet'),
    span(padEnd(shorten(id, 20, glyphs.ellipsis), 21), status === 'pending' ? 'quiet' : undefined),
  ];
}

function markOf(status: StageRow['status'], glyphs: Layout['glyphs']): string {
  if (status === 'running' || status === 'pending') return glyphs[status];
  return glyphs.status[status];
}

function toneOf(status: StageRow['status']): Tone | undefined {
  if (status === 'running') return undefined;
  return status === 'pending' ? 'quiet' : statusTones[status];
}

function shortenEnd(text: string, width: number, ellipsis: string): string {
  const [first = ''] = wrap(text, width - widthOf(ellipsis) - 1);
  return widthOf(text) <= width ? text : `${first} ${ellipsis}`;
}
