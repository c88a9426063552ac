import { MAX_DEPTH, MAX_PROBLEMS } from './limits.ts';
import { oddCharacter } from './odd-characters.ts';
import type { Problem } from './policy.ts';
import type { TextView } from './text-view.ts';

/** Looks at the characters alone, so that neither depth nor invisible characters reach the recursive parser. */
export function scanCharacters(view: TextView, pointer: string): readonly Problem[] {
  const { text } = view;
  const problems: Problem[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) depth += 1;
    else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth -= 1;
    else {
      const message = isPlain(unit) ? undefined : oddCharacter(unit);
      if (message !== undefined) problems.push({ message, span: view.span(at, at + 1, pointer) });
    }
    if (depth > MAX_DEPTH) {
      const message = `The document is nested deeper than the limit of ${MAX_DEPTH} levels`;
      return [{ message, span: view.span(at, at + 1, pointer) }];
    }
    if (problems.length === MAX_PROBLEMS) break;
  }
  return problems;
}

/** Offset of the closing quotation mark, or of the end of the line where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE || unit === 10 || unit === 13) return at;
    if (unit === BACKSLASH) at += 1;
  }
  return text.length;
}

function isPlain(unit: number): boolean {
  return unit > 31 && unit < 127;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
