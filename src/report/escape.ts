// Controls, formatting characters (bidirectional overrides, zero-width marks, tags), the Unicode line and paragraph
// separators, and lone surrogates: what a terminal obeys, or a reader cannot see.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text from AWS or from a file as it may be printed: every character that could move the cursor, reorder the line or
 * hide is written as an escape (`\n`, `\x1b`, `\u{202e}`). The result is one line.
 */
export function escapeText(text: string): string {
  return text.replace(unsafe, (character) => short[character] ?? escape(character));
}

/** JSON text with those characters as `\uXXXX`, so that it says the same and may be printed on a terminal. */
export function escapeJson(json: string): string {
  return json.replace(suspect, (run) =>
    run.replace(unsafe, (character) => [...utf16(character)].join('')),
  );
}

/** Runs of what may be unsafe: a report has millions of characters, and nearly all are plain. */
const suspect = /[^\n\u0020-\u007e]+/g;

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

function* utf16(character: string): Generator<string> {
  for (let index = 0; index < character.length; index += 1) {
    yield `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
}
