import { escapeText } from '../escape.ts';
import { widthOf } from './line.ts';

/**
 * Text in rows of at most `columns` columns. Rows break between words; a word that is longer than a row, an ARN say,
 * starts on a row of its own and breaks after a `/`, `:` or the like. No character is lost but the blank at a break.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const width = Math.max(1, columns);
  const rows: string[] = [];
  let row = '';
  for (const word of escapeText(text).split(' ')) {
    const joined = row === '' ? word : `${row} ${word}`;
    if (widthOf(joined) <= width) {
      row = joined;
      continue;
    }
    if (row !== '') rows.push(row);
    const pieces = breakWord(word, width);
    rows.push(...pieces.slice(0, -1));
    row = pieces.at(-1) ?? '';
  }
  return row === '' && rows.length > 0 ? rows : [...rows, row];
}

/** Text cut in its middle, so that both ends of an id or an ARN stay readable. */
export function shorten(text: string, width: number, ellipsis: string): string {
  const escaped = escapeText(text);
  if (widthOf(escaped) <= width) return escaped;
  const room = width - widthOf(ellipsis);
  return headOf(escaped, Math.ceil(room / 2)) + ellipsis + tailOf(escaped, Math.floor(room / 2));
}

function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest) > width) {
    const full = headOf(rest, width);
    const piece = full.slice(0, lastSeam(full));
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

/** Where a long word breaks best: after the last separator, unless that would leave the row nearly empty. */
function lastSeam(text: string): number {
  const seam = Math.max(
    ...['/', ':', ',', '-', '_', '=', '.'].map((mark) => text.lastIndexOf(mark)),
  );
  return seam + 1 > text.length / 4 ? seam + 1 : text.length;
}

const graphemes = new Intl.Segmenter('en');

/** As much of the start as fits, by whole graphemes, and at least one of them. */
function headOf(text: string, width: number): string {
  let head = '';
  for (const { segment } of graphemes.segment(text)) {
    if (head !== '' && widthOf(head + segment) > width) break;
    head += segment;
  }
  return head;
}

function tailOf(text: string, width: number): string {
  let tail = '';
  for (const { segment } of [...graphemes.segment(text)].toReversed()) {
    if (widthOf(segment + tail) > width) break;
    tail = segment + tail;
  }
  return tail;
}
