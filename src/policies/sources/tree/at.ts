import type { Node } from 'jsonc-parser';

import { pointerToken } from '../../document/read-json.ts';
import type { At, Member } from '../../document/reader.ts';

/** The members of an object; none of anything else. */
export function membersOf(at: At | undefined): readonly Member[] {
  if (at?.node.type !== 'object') return [];
  return (at.node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    if (!key || !value) return [];
    const name = String(key.value);
    const pointer = `${at.pointer}/${pointerToken(name)}`;
    return [{ name, key: { node: key, pointer }, value: { node: value, pointer } }];
  });
}

/** The value at a path of member names, if every step is there. */
export function atPath(at: At | undefined, ...path: readonly string[]): At | undefined {
  let found = at;
  for (const name of path) found = memberOf(found, name);
  return found;
}

/** The items of a list; none of anything else. */
export function itemsOf(at: At | undefined): readonly At[] {
  if (at?.node.type !== 'array') return [];
  return (at.node.children ?? []).map((node, index) => ({
    node,
    pointer: `${at.pointer}/${index}`,
  }));
}

/** The text at a path, where a string stands there. */
export function textAt(at: At | undefined, ...path: readonly string[]): string | undefined {
  const found = atPath(at, ...path);
  return found?.node.type === 'string' ? String(found.node.value) : undefined;
}

export function isTrueAt(at: At | undefined, ...path: readonly string[]): boolean {
  return atPath(at, ...path)?.node.value === true;
}

export function isObject(at: At | undefined): at is At {
  return at?.node.type === 'object';
}

/** A value that stands in place of another one: same place in the file, other content. */
export function stringNode(value: string, from: Node): Node {
  return { type: 'string', value, offset: from.offset, length: from.length };
}

export function listNode(children: readonly Node[], from: Node): Node {
  return { type: 'array', children: [...children], offset: from.offset, length: from.length };
}

export interface NewMember {
  readonly key: Node;
  readonly value: Node;
}

export function objectNode(members: readonly NewMember[], from: Node): Node {
  const children = members.map(({ key, value }): Node => ({
    type: 'property',
    children: [key, value],
    offset: key.offset,
    length: Math.max(0, value.offset + value.length - key.offset),
  }));
  return { type: 'object', children, offset: from.offset, length: from.length };
}

function memberOf(at: At | undefined, name: string): At | undefined {
  if (at?.node.type !== 'object') return undefined;
  for (const { children } of at.node.children ?? []) {
    const [key, value] = children ?? [];
    if (key?.value === name && value) {
      return { node: value, pointer: `${at.pointer}/${pointerToken(name)}` };
    }
  }
  return undefined;
}
