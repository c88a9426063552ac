import type { Node } from 'jsonc-parser';

import { innerView, type TextView } from './text-view.ts';

/** The view of the text that a JSON string holds: every unit leads back to the escape it was written as. */
export function stringView(outer: TextView, node: Node): TextView {
  const end = node.offset + node.length - 1;
  const offsets: number[] = [];
  let text = '';
  for (let at = node.offset + 1; at < end;) {
    const length = escapeLength(outer.text, at);
    text += length === 1 ? outer.text.charAt(at) : unescape(outer.text.slice(at, at + length));
    offsets.push(at);
    at += length;
  }
  offsets.push(end);
  return innerView(outer, text, offsets);
}

/**
 * The view of URL-encoded text (RFC 3986), as IAM's API returns documents:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html. `undefined` where it is not URL-encoded.
 */
export function urlDecodedView(outer: TextView): TextView | undefined {
  const offsets: number[] = [];
  let text = '';
  for (let at = 0; at < outer.text.length;) {
    const run = percentRun(outer.text, at);
    const decoded = run === 0 ? outer.text.charAt(at) : decode(outer.text.slice(at, at + run));
    if (decoded === undefined) return undefined;
    let from = at;
    for (const character of decoded) {
      for (let unit = 0; unit < character.length; unit += 1) offsets.push(from);
      from += run === 0 ? 1 : 3 * Buffer.byteLength(character);
    }
    text += decoded;
    at += Math.max(run, 1);
  }
  offsets.push(outer.text.length);
  return innerView(outer, text, offsets);
}

function escapeLength(text: string, at: number): number {
  if (text.charAt(at) !== '\\') return 1;
  return text.charAt(at + 1) === 'u' ? 6 : 2;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\b', '\b'],
  ['\\f', '\f'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
]);

function unescape(escape: string): string {
  if (escape.startsWith('\\u')) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return ESCAPES.get(escape) ?? escape.charAt(1);
}

/** Length of the run of percent escapes that begins at `at`; a character beyond ASCII is several of them. */
function percentRun(text: string, at: number): number {
  let length = 0;
  while (PERCENT.test(text.slice(at + length, at + length + 3))) length += 3;
  return length;
}

const PERCENT = /^%[0-9A-Fa-f]{2}$/;

function decode(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    return undefined;
  }
}
