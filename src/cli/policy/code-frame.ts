import type { Span } from '../../policies/document/policy.ts';
import { escapeText } from '../../report/escape.ts';

/** Columns of source that are shown; of a longer line only the surroundings. */
const WIDTH = 90;
const MOST_LINES = 6;

/**
 * The lines of a file that a span covers, numbered, the first of them marked. Of a minified file the part around the
 * span is shown. Control characters are written as escapes.
 */
export function codeFrame(
  text: string,
  { line, column, endLine, endColumn }: Span,
): readonly string[] {
  const lines = text.split(/\r\n|[\n\r]/, endLine);
  const last = Math.min(endLine, line + MOST_LINES - 1);
  const gutter = String(last).length;
  const framed: string[] = [];
  for (let number = line; number <= last; number += 1) {
    const source = lines[number - 1] ?? '';
    const from = number === line ? column : 1;
    const to = number === endLine ? endColumn : source.length + 1;
    const mark = number === line ? '>' : ' ';
    framed.push(`${mark} ${String(number).padStart(gutter)} | ${windowOf(source, from, to)}`);
  }
  if (last < endLine) framed.push(`  ${' '.repeat(gutter)} | …`);
  return framed;
}

function windowOf(source: string, from: number, to: number): string {
  if (source.length <= WIDTH) return escapeText(source);
  const start = from - 1 > WIDTH / 2 ? from - 1 : 0;
  const stop = Math.min(source.length, Math.max(start + WIDTH, Math.min(to - 1, start + WIDTH)));
  return `${start > 0 ? '…' : ''}${escapeText(source.slice(start, stop))}${stop < source.length ? '…' : ''}`;
}
