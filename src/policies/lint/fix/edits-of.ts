import type { Json } from '../document/json.ts';
import { Value } from '../document/value.ts';
import type { Edit } from '../rule.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * The change of the text that an edit means: only what is named changes, and what is added looks like its neighbours, line
 * ends included. Undefined where the place is not in the document.
 */
export function textEditOf(edit: Edit, text: string): TextEdit | undefined {
  switch (edit.kind) {
    case 'replace':
      return { ...edit.value.range, text: written(edit.by, text, edit.value.range.start) };
    case 'rename':
      return renaming(edit);
    case 'remove':
      return removal(edit.from, edit.pointer);
    case 'add':
      return addition(edit, text);
  }
}

/** A name is a value of its own wherever it was read from the text. */
function renaming({
  member: { key },
  to,
}: Extract<Edit, { kind: 'rename' }>): TextEdit | undefined {
  return key instanceof Value ? { ...key.range, text: JSON.stringify(to) } : undefined;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** An item or member with the comma and the blanks that belong to it. */
function removal(from: Value, pointer: string): TextEdit | undefined {
  const parent = parentOf(from, pointer);
  if (!parent) return undefined;
  const parts = partsOf(parent);
  const at = parts.findIndex((part) => part.pointer === pointer);
  const part = parts[at];
  if (!part) return undefined;
  const before = parts[at - 1];
  const after = parts[at + 1];
  if (after) return { start: part.start, end: after.start, text: '' };
  if (before) return { start: before.end, end: part.end, text: '' };
  return { start: parent.range.start + 1, end: parent.range.end - 1, text: '' };
}

/** The list or object that holds what the pointer leads to. */
function parentOf(from: Value, pointer: string): Value | undefined {
  if (partsOf(from).some((part) => part.pointer === pointer)) return from;
  const children = from.kind === 'array' ? from.items : from.members.map(({ value }) => value);
  const next = children.find((child) => pointer.startsWith(`${child.pointer}/`));
  return next && parentOf(next, pointer);
}

function partsOf(value: Value): readonly (Range & { readonly pointer: string })[] {
  if (value.kind === 'array')
    return value.items.map(({ pointer, range }) => ({ pointer, ...range }));
  return value.members.map(({ key, value: { pointer, range } }) => ({
    pointer,
    start: key instanceof Value ? key.range.start : range.start,
    end: range.end,
  }));
}

function addition(
  { to, name, value, first }: Extract<Edit, { kind: 'add' }>,
  text: string,
): TextEdit | undefined {
  if (to.kind !== 'object') return undefined;
  const parts = partsOf(to);
  const [head] = parts;
  const last = parts.at(-1);
  if (!head || !last) {
    const { start, end } = to.range;
    return { start: start + 1, end: end - 1, text: memberText(name, value, text, start, ' ') };
  }
  const blank = /:\s/.test(text.slice(head.start, head.end)) ? ' ' : '';
  if (first) {
    const lead = text.slice(to.range.start + 1, head.start);
    const added = memberText(name, value, text, head.start, blank);
    return { start: head.start, end: head.start, text: `${added},${lead}` };
  }
  const before = parts.at(-2);
  const lead = text.slice(before ? before.end : to.range.start + 1, last.start).replace(',', '');
  const added = memberText(name, value, text, last.start, blank);
  return { start: last.end, end: last.end, text: `,${lead}${added}` };
}

function memberText(name: string, value: Json, text: string, at: number, blank: string): string {
  return `${JSON.stringify(name)}:${blank}${written(value, text, at)}`;
}

/** JSON as the text around would have it: on one line in a text of one line, else indented like its line. */
function written(value: Json, text: string, at: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [eol] = /\r\n|[\n\r]/.exec(text) ?? [];
  if (eol === undefined) return JSON.stringify(value);
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const [indent = ''] = /^[\t ]*/.exec(text.slice(start, at)) ?? [];
  const unit = /[\n\r]([\t ]+)\S/.exec(text)?.[1] ?? '  ';
  return JSON.stringify(value, undefined, unit).replaceAll('\n', `${eol}${indent}`);
}
