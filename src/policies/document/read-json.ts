import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

import { MAX_BYTES, MAX_PROBLEMS } from './limits.ts';
import { encodingFault } from './odd-characters.ts';
import type { Problem } from './policy.ts';
import { scanCharacters } from './scan-characters.ts';
import type { TextView } from './text-view.ts';

export type JsonTree =
  | { readonly ok: true; readonly root: Node }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads strict JSON (RFC 8259) into a tree that knows its offsets, or says what is wrong and where. Never throws. */
export function readJson(view: TextView, pointer: string): JsonTree {
  const { text } = view;
  if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES) {
    return refuse(
      view,
      pointer,
      0,
      0,
      'The document is larger than the limit of 1 MiB (1,048,576 bytes)',
    );
  }
  const fault = encodingFault(text);
  if (fault) return refuse(view, pointer, fault.offset, fault.length, fault.message);
  const scanned = scanCharacters(view, pointer);
  if (scanned.length > 0) return { ok: false, problems: scanned };

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first) return syntaxFault(view, pointer, first);
  if (!root) return refuse(view, pointer, 0, 0, 'The document is empty');
  const duplicates = duplicateKeys(view, root, pointer);
  return duplicates.length > 0 ? { ok: false, problems: duplicates } : { ok: true, root };
}

function duplicateKeys(view: TextView, root: Node, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  const visit = (node: Node, at: string): void => {
    const seen = new Map<string, Node>();
    for (const [index, child] of (node.children ?? []).entries()) {
      if (child.type !== 'property') {
        visit(child, `${at}/${index}`);
        continue;
      }
      const [key, value] = child.children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      const childAt = `${at}/${pointerToken(name)}`;
      const first = seen.get(name);
      if (first && problems.length < MAX_PROBLEMS) {
        const { line } = view.span(first.offset, first.offset, '');
        problems.push({
          message: `The key "${name}" stands twice in this object (first in line ${line}); JSON readers keep only one of them`,
          span: view.span(key.offset, key.offset + key.length, childAt),
        });
      }
      seen.set(name, first ?? key);
      visit(value, childAt);
    }
  };
  visit(root, pointer);
  return problems;
}

/** A key as a token of a JSON pointer: https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export function pointerToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'This is not a JSON number',
  PropertyNameExpected: 'A key in double quotes is expected here',
  ValueExpected: 'A value is expected here',
  ColonExpected: 'A colon is expected here, between key and value',
  CommaExpected: 'A comma is expected here',
  CloseBraceExpected: 'A closing } is expected here',
  CloseBracketExpected: 'A closing ] is expected here',
  EndOfFileExpected: 'The document has ended before this; nothing may follow it',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'The string that begins here is not closed on its line',
  UnexpectedEndOfNumber: 'This is not a JSON number',
  InvalidUnicode: 'A \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'This string has an escape that JSON does not know',
  InvalidCharacter: 'This string has a control character, which JSON wants escaped',
};

function syntaxFault(view: TextView, pointer: string, error: ParseError): JsonTree {
  const { text } = view;
  const { offset, length } = error;
  const code = printParseErrorCode(error.error);
  if (code === 'InvalidSymbol') {
    const symbol = text.slice(offset, offset + Math.min(length, 30));
    return refuse(view, pointer, offset, length, `${JSON.stringify(symbol)} is no JSON value`);
  }
  if (text.trim() === '') return refuse(view, pointer, 0, 0, 'The document is empty');
  const before = text.slice(0, offset).trimEnd();
  if ((code === 'ValueExpected' || code === 'PropertyNameExpected') && before.endsWith(',')) {
    const message = 'This comma is one too many: JSON allows none before a closing bracket';
    return refuse(view, pointer, before.length - 1, 1, message);
  }
  return refuse(view, pointer, offset, length, MESSAGES[code] ?? 'This is not JSON');
}

function refuse(
  view: TextView,
  pointer: string,
  offset: number,
  length: number,
  message: string,
): JsonTree {
  return { ok: false, problems: [{ message, span: view.span(offset, offset + length, pointer) }] };
}
