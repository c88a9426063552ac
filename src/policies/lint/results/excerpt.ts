import type { ExcerptLine } from '../../../vocabulary/result.ts';
import type { Span } from '../../document/policy.ts';

/** Lines of a place that covers several. */
const MOST_LINES = 3;
/** Characters that are kept of a long line, and how many of them before the place. */
const MOST_CHARACTERS = 240;
const BEFORE = 80;

/** A text by its lines, as places count them: they end with LF, CR LF or CR. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r]/);
}

/** The lines that show a place: its own, or of a place in one line also the next, if that says something. */
export function excerptOf(lines: readonly string[], span: Span): readonly ExcerptLine[] {
  const { line, column, endLine } = span;
  const isOne = endLine === line;
  const last = Math.min(isOne ? line + 1 : endLine, line + MOST_LINES - 1, lines.length);
  const excerpt: ExcerptLine[] = [];
  for (let number = line; number <= last; number += 1) {
    const text = lines[number - 1] ?? '';
    if (isOne && number > line && !/[\p{L}\p{N}]/u.test(text)) break;
    excerpt.push(cut(text, number, number === line ? column : 1));
  }
  return excerpt;
}

function cut(text: string, line: number, column: number): ExcerptLine {
  if (text.length <= MOST_CHARACTERS) return { line, column: 1, text };
  const start = wholeFrom(
    text,
    Math.max(0, Math.min(column - 1 - BEFORE, text.length - MOST_CHARACTERS)),
  );
  const end = wholeFrom(text, Math.min(text.length, start + MOST_CHARACTERS));
  return {
    line,
    column: start + 1,
    text: text.slice(start, end),
    ...(end < text.length ? { cut: true } : {}),
  };
}

/** A character of two units is not cut through. */
function wholeFrom(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
