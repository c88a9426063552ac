/** A piece of a word; `quoted` text is neither split nor matched against files. */
type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean };

export type Word = readonly Part[];

const operators = ['&&', '||', '|', ';', '>', '>>', '2>', '2>>', '2>&1', '&>'] as const;

export type Operator = (typeof operators)[number];

export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly line: number }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly line: number };

/** The script uses what the simulated shell does not know. Nothing of the script runs then. */
export class ShellSyntaxError extends Error {
  override readonly name = 'ShellSyntaxError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Tokens of the part of the shell's language that deployment scripts need: words with single and double quotes, escapes,
 * `$NAME`, `${NAME}`, `$?`; `&&`, `||`, `|`, `;`, redirections of output; comments. Substitutions, background jobs, input
 * redirections and groups are refused.
 */
export function lex(text: string): readonly Token[] {
  const cursor: Cursor = { text, at: 0 };
  const tokens: Token[] = [];
  for (;;) {
    take(cursor, /(?:[ \t\r]|\\\n)*(?:#[^\n]*)?/y);
    if (cursor.at >= text.length) return tokens;
    const line = lineOf(cursor);
    const [found] = take(cursor, /\n|&&|\|\||2>&1|2>>|2>|&>|>>|[|;>]/y) ?? [];
    // a line's end is as good as a semicolon
    const operator = found === '\n' ? ';' : operators.find((one) => one === found);
    if (operator) tokens.push({ kind: 'operator', operator, line });
    else tokens.push({ kind: 'word', word: readWord(cursor), line });
  }
}

function readWord(cursor: Cursor): Word {
  const parts: Part[] = [];
  for (;;) {
    const more = readPart(cursor);
    if (!more) break;
    parts.push(...more);
  }
  if (parts.length > 0) return parts;
  const what = cursor.text.slice(cursor.at, cursor.at + 2).trim();
  throw new ShellSyntaxError(lineOf(cursor), `the simulated shell does not know "${what}"`);
}

function readPart(cursor: Cursor): readonly Part[] | undefined {
  const [plain] = take(cursor, /[^\s'"\\$`&|;<>()]+/y) ?? [];
  if (plain !== undefined) return [{ kind: 'text', text: plain, quoted: false }];
  const [, escaped] = take(cursor, /\\([^\n])/y) ?? [];
  if (escaped !== undefined) return [{ kind: 'text', text: escaped, quoted: true }];
  if (take(cursor, /\\\n/y)) return [];
  const [, single] = take(cursor, /'([^']*)'/y) ?? [];
  if (single !== undefined) return [{ kind: 'text', text: single, quoted: true }];
  if (take(cursor, /"/y)) return readDoubleQuoted(cursor);
  if (cursor.text[cursor.at] === '$') return [readVariable(cursor, false)];
  if (cursor.text[cursor.at] === "'") throw unclosed(cursor);
  return undefined;
}

function readDoubleQuoted(cursor: Cursor): readonly Part[] {
  const parts: Part[] = [{ kind: 'text', text: '', quoted: true }]; // "" is a word, though an empty one
  while (!take(cursor, /"/y)) {
    const [plain, escaped] = take(cursor, /\\(["\\$`])|(?:[^"\\$`]|\\(?!["\\$`]))+/y) ?? [];
    if (plain !== undefined) parts.push({ kind: 'text', text: escaped ?? plain, quoted: true });
    else if (cursor.text[cursor.at] === '$') parts.push(readVariable(cursor, true));
    else throw unclosed(cursor);
  }
  return parts;
}

function readVariable(cursor: Cursor, quoted: boolean): Part {
  const [, braced, bare = braced] = take(cursor, /\$(?:\{(\w+|\?)\}|(\w+|\?))/y) ?? [];
  if (bare !== undefined) return { kind: 'variable', name: bare, quoted };
  const what = cursor.text.slice(cursor.at, cursor.at + 2);
  throw new ShellSyntaxError(lineOf(cursor), `the simulated shell does not know "${what}"`);
}

function take(cursor: Cursor, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = cursor.at;
  const match = sticky.exec(cursor.text);
  if (!match) return undefined;
  cursor.at += match[0].length;
  return match;
}

function lineOf({ text, at }: Cursor): number {
  return text.slice(0, at).split('\n').length;
}

function unclosed(cursor: Cursor): ShellSyntaxError {
  return new ShellSyntaxError(lineOf(cursor), 'a quote is not closed, or holds a substitution');
}
