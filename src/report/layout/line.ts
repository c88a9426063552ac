import stringWidth from 'string-width';

import { escapeText } from '../escape.ts';

/** What a piece of text means; a painter may turn it into colour. Nothing is said by tone alone. */
export type Tone = 'good' | 'bad' | 'warning' | 'unknown' | 'quiet' | 'strong';

export interface Span {
  readonly text: string;
  readonly tone?: Tone;
}

/** One row of the terminal: never wider than the layout it was made for. */
export type Line = readonly Span[];

/** A piece of text that may be printed. Every text on its way to a terminal goes through here and is escaped. */
export function span(text: string, tone?: Tone): Span {
  return tone === undefined ? { text: escapeText(text) } : { text: escapeText(text), tone };
}

/** A row of one piece. */
export function line(text: string, tone?: Tone): Line {
  return [span(text, tone)];
}

/** Terminal columns that a text takes: two for wide characters, none for combining ones. */
export function widthOf(text: string): number {
  return /^[\u0020-\u007e]*$/.test(text) ? text.length : stringWidth(text);
}

export function lineWidth(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** Text with blanks after it, up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Text with blanks before it, up to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
