/** A member that stands twice in one object of a JSON text. */
export interface RepeatedMember {
  readonly name: string;
  /** Of its second occurrence, from 1, in UTF-16 units. */
  readonly column: number;
}

/**
 * The first member that stands twice in one object. JSON.parse keeps the last one and says nothing: a statement with two
 * Effects or Conditions would be decided by one of them. `value` is what the text was parsed to. Nearly all texts are
 * only counted: as many members written as there are in the value, so none was dropped.
 */
export function repeatedMember(text: string, value: unknown): RepeatedMember | undefined {
  return membersWritten(text) === membersOf(value) ? undefined : findRepeated(text);
}

/** Every member has one colon outside of strings. */
function membersWritten(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === COLON) count += 1;
  }
  return count;
}

/** Without recursion: a line can be nested deeper than the stack. */
function membersOf(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null) continue;
    const inner: readonly unknown[] = Object.values(one);
    if (!Array.isArray(one)) count += inner.length;
    for (const each of inner) open.push(each);
  }
  return count;
}

function findRepeated(text: string): RepeatedMember | undefined {
  const objects: (Set<string> | undefined)[] = [];
  let isName = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') objects.pop();
    else if (token === '{' || token === '[') {
      objects.push(token === '{' ? new Set() : undefined);
      isName = token === '{';
    } else if (token === ',') isName = objects.at(-1) !== undefined;
    else if (isName) {
      isName = false;
      const names = objects.at(-1);
      const name = String(JSON.parse(token));
      if (names?.has(name)) return { name, column: index + 1 };
      names?.add(name);
    }
  }
  return undefined;
}

const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],]/g;

/** Offset of the quote that closes the string which opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;
