import { Scalar } from 'yaml';

import { innerView, type TextView } from '../../document/text-view.ts';

/** A scalar as the reader of YAML gives it: its value and where its source stands. */
export interface WrittenScalar {
  readonly value: string;
  readonly type: Scalar.Type | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * The view of the text that a YAML scalar holds. Folding, indentation and escapes are followed by laying the value
 * beside its source (https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions), so every character but white
 * space is found exactly where it was written.
 */
export function yamlScalarView(outer: TextView, scalar: WrittenScalar): TextView {
  const offsets: number[] = [];
  let at = contentStart(outer.text, scalar);
  for (let unit = 0; unit < scalar.value.length; unit += 1) {
    if (isSecondHalf(scalar.value, unit) && outer.text.charCodeAt(at) < HIGH_SURROGATES) {
      // The low half of a character that one escape wrote.
      offsets.push(offsets.at(-1) ?? at);
      continue;
    }
    const found = nextSource(outer.text, at, scalar, scalar.value.charAt(unit));
    offsets.push(found.at);
    at = found.at + found.width;
  }
  offsets.push(Math.min(at, scalar.end));
  return innerView(outer, scalar.value, offsets);
}

const HIGH_SURROGATES = 0xd800;

function isSecondHalf(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Behind the opening quotation mark, or behind the line with the block's indicator. */
function contentStart(source: string, { type, start, end }: WrittenScalar): number {
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) return start + 1;
  if (type !== Scalar.BLOCK_LITERAL && type !== Scalar.BLOCK_FOLDED) return start;
  const line = source.indexOf('\n', start);
  return line < 0 ? end : Math.min(line + 1, end);
}

/** Where the source has the next unit of the value, and how long it is written. */
function nextSource(
  source: string,
  from: number,
  { type, end }: WrittenScalar,
  unit: string,
): { readonly at: number; readonly width: number } {
  for (let at = from; at < end; at += 1) {
    const written = source.charAt(at);
    if (written === '\\' && type === Scalar.QUOTE_DOUBLE) {
      if (!/[\r\n]/.test(source.charAt(at + 1))) return { at, width: escapeWidth(source, at) };
    } else if (written === unit) {
      return { at, width: unit === "'" && type === Scalar.QUOTE_SINGLE ? 2 : 1 };
    } else if (!isSpace(written) || isSpace(unit)) {
      return { at, width: 1 };
    }
  }
  return { at: end, width: 0 };
}

function isSpace(text: string): boolean {
  return text === ' ' || text === '\n' || text === '\r' || text === '\t';
}

const LONG_ESCAPES: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Length of an escape: https://yaml.org/spec/1.2.2/#57-escaped-characters */
function escapeWidth(source: string, at: number): number {
  return LONG_ESCAPES[source.charAt(at + 1)] ?? 2;
}
