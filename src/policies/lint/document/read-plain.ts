import { MAX_DEPTH } from '../../document/limits.ts';
import type { Json } from './json.ts';

/**
 * Reads a text with JSON.parse, several times quicker than into a tree that knows its offsets. Undefined where the tree
 * is needed all the same, to say what is wrong or to tell apart what JSON.parse does not: a text that is no JSON, names
 * that stand twice, nesting beyond the limit, numbers as they are written, names that look like numbers, which objects
 * put first.
 */
export function readPlain(text: string): { readonly json: Json } | undefined {
  if (text.includes('\uFFFD')) return undefined;
  let json: Json;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what JSON.parse returns is JSON
    json = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const names = namesIn(text);
  return names !== undefined && names === membersIn(json) ? { json } : undefined;
}

/** How many names members have in a text that is JSON; undefined where numbers stand in it, or it is nested too deep. */
function namesIn(text: string): number | undefined {
  let names = 0;
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      start = at + 1;
      at = endOfString(text, start);
    } else if (unit === COLON) {
      names += 1;
      // A digit, or an escape that may be one.
      if (isDigit(text.charCodeAt(start)) || text.charCodeAt(start) === BACKSLASH) return undefined;
    } else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return undefined;
    } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth -= 1;
    else if (isDigit(unit)) return undefined;
  }
  return names;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** Offset of the quotation mark that closes a string. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

function membersIn(json: Json): number {
  if (typeof json !== 'object' || json === null) return 0;
  const inner: readonly Json[] = Object.values(json);
  let members = Array.isArray(json) ? 0 : inner.length;
  for (const value of inner) members += membersIn(value);
  return members;
}

const QUOTE = 34;
const COLON = 58;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
