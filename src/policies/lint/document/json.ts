import type { Node } from 'jsonc-parser';

import type { TextView } from '../../document/text-view.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

export type ValueKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** `property` is the node of a member; it never is a value. */
export function kindAt(node: Node | undefined): ValueKind {
  return node === undefined || node.type === 'property' ? 'null' : node.type;
}

export function textAt(node: Node | undefined, { text }: TextView): string {
  if (node?.type === 'string') return String(node.value);
  if (node?.type !== 'number' && node?.type !== 'boolean') return '';
  const written = text.slice(node.offset, node.offset + node.length);
  return written === '' ? String(node.value) : written;
}

/** Numbers are not read as plain JSON, which does not keep how they are written. */
export function textOf(json: Json): string {
  return typeof json === 'string' || typeof json === 'boolean' ? String(json) : '';
}

export function kindOf(json: Json): ValueKind {
  const type = typeof json;
  if (type === 'string' || type === 'number' || type === 'boolean') return type;
  if (json === null) return 'null';
  return isList(json) ? 'array' : 'object';
}

export function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

export function isObject(json: Json): json is { readonly [name: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
