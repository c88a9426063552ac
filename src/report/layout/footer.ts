import type { ReportState } from '../report-state.ts';
import { answerer, duration, sectionTitles } from '../words.ts';
import { blanks } from './grid.ts';
import type { Layout } from './layout.ts';
import { lineWidth, span, type Line, type Span } from './line.ts';

/** What the footer needs besides the state: which picture of the spinner, and how long the run has taken. */
interface Tick {
  readonly frame: number;
  readonly elapsedMs: number;
  /** The run was told to stop and is cleaning up. */
  readonly isStopping: boolean;
}

/** One row: what is done now, how far, the last call, the time, how to stop. The last pieces go where it is narrow. */
export function footer(
  state: ReportState,
  { frame, elapsedMs, isStopping }: Tick,
  layout: Layout,
): Line {
  const { spinner } = layout.glyphs;
  const pieces: readonly Span[] = [
    span(spinner[frame % spinner.length] ?? '', 'good'),
    span(duration(elapsedMs)),
    ...(isStopping ? [span('stopping, cleaning up', 'warning')] : []),
    ...doing(state).map((text) => span(text)),
    ...(isStopping ? [] : [span('Ctrl-C stops and cleans up', 'quiet')]),
  ];
  let row: Line = [];
  for (const piece of pieces) {
    const longer = row.length === 0 ? [piece] : [...row, blanks(2), piece];
    if (lineWidth(longer) <= layout.width) row = longer;
  }
  return row;
}

function doing({ simulation, sections }: ReportState): readonly string[] {
  if (simulation?.running && !simulation.ended) {
    const { id, calls } = simulation.running;
    const n = simulation.planned.findIndex((stage) => stage.id === id) + 1;
    const call = calls.at(-1);
    return [
      n === 0 ? id : `stage ${n}/${simulation.planned.length} ${id}`,
      ...(call ? [`${call.service}:${call.operation} by ${answerer(call.answeredBy)}`] : []),
    ];
  }
  const section = sections.findLast(({ ended }) => !ended);
  return section
    ? [`${sectionTitles[section.category]} ${section.seen}/${section.expected}`]
    : ['working'];
}
