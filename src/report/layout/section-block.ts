import type { PassedView, QuotaRow, SectionView } from '../view/section-view.ts';
import { blanks, grid } from './grid.ts';
import { heading, tally } from './heading.ts';
import type { Layout } from './layout.ts';
import { padEnd, padStart, span, widthOf, type Line } from './line.ts';
import { problemBlock } from './problem-block.ts';
import { shorten, wrap } from './wrap.ts';

/** A family of results: its count, the passes condensed, everything else in full. */
export function sectionBlock(section: SectionView, layout: Layout): readonly Line[] {
  return [
    ...heading(section.title + legend(section.passed), tally(section.counts), layout),
    ...passedRows(section.passed, layout),
    ...section.problems.flatMap((problem) => problemBlock(problem, layout)),
  ];
}

function legend(passed: PassedView): string {
  if (passed.kind !== 'quotas' || passed.rows.length === 0) return '';
  const hasDefault = passed.rows.some(({ source }) => source === 'default');
  return hasDefault ? ' (need / free of limit, * default)' : ' (need / free of limit)';
}

function passedRows(passed: PassedView, layout: Layout): readonly Line[] {
  const mark = span(`${layout.glyphs.status.pass} `, 'good');
  const room = layout.width - 2 - widthOf(mark.text);
  switch (passed.kind) {
    case 'names':
      return grid(
        passed.names.map((name) => [mark, span(shorten(name, room, layout.glyphs.ellipsis))]),
        2,
        layout,
      );
    case 'sentences':
      return passed.names.flatMap((name) =>
        wrap(name, room).map((row, index) =>
          index === 0 ? [blanks(2), mark, span(row)] : [blanks(2 + widthOf(mark.text)), span(row)],
        ),
      );
    case 'quotas':
      return grid(quotaCells(passed.rows, mark), 2, layout);
  }
}

function quotaCells(rows: readonly QuotaRow[], mark: Line[number]): readonly Line[] {
  const widest = (of: (row: QuotaRow) => string): number =>
    Math.max(0, ...rows.map((row) => widthOf(of(row))));
  const [name, need, free] = [
    widest((row) => row.name),
    widest((row) => row.need),
    widest((row) => row.free),
  ];
  return rows.map((row) => [
    mark,
    span(padEnd(row.name, name)),
    span(`  ${padStart(row.need, need)} / ${padStart(row.free, free)} of ${row.limit}`),
    span(row.source === 'default' ? '*' : ''),
  ]);
}
