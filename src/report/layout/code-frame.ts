import type { ExcerptLine, FilePlace } from '../../vocabulary/result.ts';
import type { Glyphs } from './glyphs.ts';
import { blanks } from './grid.ts';
import { padStart, span, widthOf, type Line, type Tone } from './line.ts';

/** How a code frame is to look. */
export interface FrameOptions {
  /** Columns of a whole row; longer lines are cut on either side of the place. */
  readonly width: number;
  /** Columns before the line numbers; two of them at least. */
  readonly margin: number;
  readonly tone: Tone;
  readonly glyphs: Pick<Glyphs, 'bar' | 'ellipsis' | 'gutter'>;
}

type Region = Pick<FilePlace, 'line' | 'column' | 'endLine' | 'endColumn'>;

/**
 * Lines of a file with their numbers; what the place covers is underlined, by columns as a terminal counts them. A place
 * of several lines is marked beside them.
 */
export function codeFrame(
  excerpt: readonly ExcerptLine[],
  place: Region,
  { width, margin, tone, glyphs }: FrameOptions,
): readonly Line[] {
  const numbers = String(excerpt.at(-1)?.line ?? 0).length;
  const room = Math.max(10, width - margin - numbers - 3);
  const hasMany = place.endLine > place.line;
  const gutter = (label: string, isMarked = false): Line => [
    ...(isMarked ? [blanks(margin - 2), span('> ', tone)] : [blanks(margin)]),
    span(`${padStart(label, numbers)} ${glyphs.gutter} `, 'quiet'),
  ];
  const rows = excerpt.flatMap((line): readonly Line[] => {
    const { text, from, to } = shown(line, place, room, glyphs.ellipsis);
    const source: Line = [...gutter(String(line.line), hasMany && to > from), span(text)];
    if (hasMany || to === from) return [source];
    return [source, [...gutter(''), blanks(from), span('^'.repeat(to - from), tone)]];
  });
  const isCut = place.endLine > (excerpt.at(-1)?.line ?? place.endLine);
  return isCut ? [...rows, [...gutter(''), span(glyphs.ellipsis, 'quiet')]] : rows;
}

/** A row of source: what is printed, and from which to before which column of it is underlined. */
interface Shown {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function shown(line: ExcerptLine, place: Region, room: number, ellipsis: string): Shown {
  const [start, end] = markedUnits(line, place);
  const before = cells(line.text.slice(0, start), 0);
  const from = widthOf(before);
  const marked = cells(line.text.slice(start, end), from);
  const after = cells(line.text.slice(end), from + widthOf(marked));
  // Where something is missing behind the last character, the column after it is marked.
  const isMarked = end > start || line.line === place.line;
  const to = isMarked ? from + Math.max(1, widthOf(marked)) : from;
  return fit(
    { text: before + marked + after, from, to },
    { room, ellipsis, cutBefore: line.column > 1, cutAfter: line.cut === true },
  );
}

/** The part of a line's text that the place covers; nothing where it covers the line's blanks only. */
function markedUnits(
  { line, column, text }: ExcerptLine,
  place: Region,
): readonly [number, number] {
  const isCovered = line >= place.line && line <= place.endLine;
  if (!isCovered) return [0, 0];
  const indent = text.length - text.trimStart().length;
  const start = line === place.line ? place.column - column : indent;
  const end = line === place.endLine ? place.endColumn - column : text.trimEnd().length;
  const from = Math.min(Math.max(0, start), text.length);
  // A place without width is one where something is missing: the next character is marked.
  return [from, Math.max(Math.min(end, text.length), Math.min(from + 1, text.length))];
}

const TAB = 4;

/** Text with tabs as blanks, up to the next stop, and escapes for what a terminal would obey. */
function cells(text: string, column: number): string {
  let told = '';
  for (const part of text.split(/(\t)/)) {
    if (part !== '\t') told += span(part).text;
    else told += ' '.repeat(TAB - ((column + widthOf(told)) % TAB));
  }
  return told;
}

interface Window {
  readonly room: number;
  readonly ellipsis: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** As much of the row as there is room for, the underlined part first. */
function fit({ text, from, to }: Shown, { room, ellipsis, cutBefore, cutAfter }: Window): Shown {
  const dots = widthOf(ellipsis);
  const whole = dots * (Number(cutBefore) + Number(cutAfter)) + widthOf(text);
  if (whole <= room) return withDots({ text, from, to }, ellipsis, cutBefore, cutAfter);
  // A third of the room for what comes before, unless the marked part needs it.
  const spare = Math.max(0, room - 2 * dots - (to - from));
  const left = to + dots <= room && !cutBefore ? 0 : Math.max(0, from - Math.floor(spare / 3));
  const isCutBefore = cutBefore || left > 0;
  const width = room - dots - (isCutBefore ? dots : 0);
  const { text: kept, column } = slice(text, left, width);
  const last = column + widthOf(kept);
  return withDots(
    { text: kept, from: Math.max(0, from - column), to: Math.min(to, last) - column },
    ellipsis,
    isCutBefore,
    cutAfter || last < widthOf(text),
  );
}

function withDots(
  { text, from, to }: Shown,
  ellipsis: string,
  before: boolean,
  after: boolean,
): Shown {
  const shift = before ? widthOf(ellipsis) : 0;
  return {
    text: `${before ? ellipsis : ''}${text}${after ? ellipsis : ''}`,
    from: from + shift,
    to: to + shift,
  };
}

const graphemes = new Intl.Segmenter('en');

/** The graphemes from a column on, in at most `width` columns, and the column where they begin. */
function slice(
  text: string,
  start: number,
  width: number,
): { readonly text: string; readonly column: number } {
  let column = 0;
  let first = -1;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    const next = column + widthOf(segment);
    if (column >= start) {
      if (first < 0) first = column;
      if (next - first > width) break;
      kept += segment;
    }
    column = next;
  }
  return { text: kept, column: Math.max(0, first) };
}
