import type { ProblemView } from '../view/problem-view.ts';
import { statusWords } from '../words.ts';
import { statusTones } from './glyphs.ts';
import { blanks, grid } from './grid.ts';
import type { Layout } from './layout.ts';
import { line, padEnd, span, type Line, type Tone } from './line.ts';
import { shorten, wrap } from './wrap.ts';

const indent = 4;
/** Columns of the labels, the blank after them included. */
const labels = 8;

/** A problem in full: what is wrong, who decided, where, how it is known, the mend, and the page about it. */
export function problemBlock(problem: ProblemView, layout: Layout): readonly Line[] {
  return [
    ...titleRows(problem, layout),
    ...subjectRows(problem.subjects, layout),
    ...prose(problem.message, indent, layout),
    ...problem.facts.flatMap(({ label, text }) => labelled(label, text, layout)),
    ...patchRows(problem.patch, layout),
    ...(problem.docs === undefined ? [] : labelled('docs', problem.docs, layout, 'quiet')),
  ];
}

/** A problem in one row, for the part of the screen that is painted again and again. */
export function problemRow({ status, title, message }: ProblemView, layout: Layout): Line {
  const { ellipsis, status: marks } = layout.glyphs;
  const mark = span(`${marks[status]} ${statusWords[status]}`, statusTones[status]);
  const room = layout.width - 2 - mark.text.length - 2;
  return [blanks(2), mark, blanks(2), span(shorten(`${title}: ${message}`, room, ellipsis))];
}

/** Text in rows that are all indented. */
export function prose(text: string, margin: number, layout: Layout, tone?: Tone): readonly Line[] {
  return wrap(text, layout.width - margin).map((row) => [blanks(margin), span(row, tone)]);
}

/** A label, and text beside it in as many rows as it takes. */
export function labelled(
  label: string,
  text: string,
  layout: Layout,
  tone?: Tone,
): readonly Line[] {
  const margin = indent + labels;
  return wrap(text, layout.width - margin).map((row, index) => [
    blanks(indent),
    span(padEnd(index === 0 ? label : '', labels), 'quiet'),
    span(row, tone),
  ]);
}

function titleRows({ status, title }: ProblemView, layout: Layout): readonly Line[] {
  const mark = `${layout.glyphs.status[status]} ${statusWords[status]}`;
  const margin = 2 + mark.length + 2;
  return wrap(title, layout.width - margin).map((row, index) =>
    index === 0
      ? [blanks(2), span(mark, statusTones[status]), blanks(2), span(row, 'strong')]
      : [blanks(margin), span(row, 'strong')],
  );
}

function subjectRows(subjects: readonly string[], layout: Layout): readonly Line[] {
  const room = layout.width - indent;
  const cells = subjects.map((name) => line(shorten(name, room, layout.glyphs.ellipsis)));
  return grid(cells, indent, layout);
}

function patchRows(patch: readonly string[], layout: Layout): readonly Line[] {
  return patch.flatMap((row) => {
    const code = row.trimStart();
    return prose(code, indent + row.length - code.length, layout);
  });
}
