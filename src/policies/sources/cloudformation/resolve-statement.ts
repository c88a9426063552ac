import type { Node } from 'jsonc-parser';

import { pointerToken } from '../../document/read-json.ts';
import type { At, Member } from '../../document/reader.ts';
import type { Hole } from '../source.ts';
import {
  itemsOf,
  listNode,
  membersOf,
  type NewMember,
  objectNode,
  stringNode,
} from '../tree/at.ts';
import { evaluate } from './evaluate.ts';
import { resolveValues } from './resolve-values.ts';
import type { DocumentEntry, ResolvedDocument } from './resolved-document.ts';
import { knownText, type Value } from './value.ts';

/** The Statement element: a statement or a list of them, any of which may stand behind a condition. */
export function resolveStatements(at: At, document: ResolvedDocument): Node | undefined {
  const value = evaluate(at, document.scope);
  if (value.kind === 'absent') return undefined;
  if (value.kind === 'tree' && value.at === at && at.node.type === 'object') {
    return resolveStatement(at, at.pointer, document);
  }
  const entries = entriesOf(value, at, document);
  const nodes = entries.map((entry, index) => {
    const pointer = `${at.pointer}/${index}`;
    document.moved(pointer, entry.at.pointer);
    return entry.node ?? resolveStatement(entry.at, pointer, document);
  });
  return listNode(nodes, at.node);
}

function entriesOf(value: Value, at: At, document: ResolvedDocument): readonly DocumentEntry[] {
  switch (value.kind) {
    case 'tree':
      return value.at.node.type === 'array'
        ? itemsOf(value.at).flatMap((item) =>
            entriesOf(evaluate(item, document.scope), item, document),
          )
        : [{ at: value.at }];
    case 'choice':
      return value.options.flatMap((option) => {
        const entries = entriesOf(evaluate(option, document.scope), option, document);
        for (const entry of entries) document.gap('presence', value.hole, entry.at);
        return entries;
      });
    case 'unknown':
      document.gap('statement', value.hole, at);
      return [{ at, node: placeholder(at) }];
    case 'absent':
      return [];
    case 'text':
    case 'list':
      return [{ at }]; // no statement: for the reader of the grammar to say
  }
}

/** Stands for a statement of which nothing is known; the gap at its place says so. */
function placeholder({ node }: At): Node {
  const member = (name: string, value: string): NewMember => ({
    key: stringNode(name, node),
    value: stringNode(value, node),
  });
  return objectNode(
    [member('Effect', 'Allow'), member('Action', '*'), member('Resource', '*')],
    node,
  );
}

function resolveStatement(at: At, pointer: string, document: ResolvedDocument): Node {
  if (at.node.type !== 'object') return at.node;
  const members = membersOf(at).flatMap((member): readonly NewMember[] => {
    const value = resolveElement(member, `${pointer}/${pointerToken(member.name)}`, document);
    return value ? [{ key: member.key.node, value }] : [];
  });
  return objectNode(members, at.node);
}

function resolveElement(
  { name, value }: Member,
  pointer: string,
  document: ResolvedDocument,
): Node | undefined {
  switch (name) {
    case 'Sid':
      return resolveSid(value, document);
    case 'Effect':
      return resolveEffect(value, document);
    case 'Condition':
      return resolveObject(value, pointer, document, EMPTY, (operator, at) =>
        resolveObject(operator, at, document, EMPTY, (values, inner) =>
          resolveValues(values, inner, document),
        ),
      );
    case 'Principal':
    case 'NotPrincipal':
      return resolveObject(value, pointer, document, EVERYBODY, (ids, inner) =>
        resolveValues(ids, inner, document),
      );
    default:
      return resolveValues(value, pointer, document);
  }
}

/** Nothing hangs on a Sid: one that the template does not tell is left out. What is no text is for the grammar to say. */
function resolveSid(at: At, { scope }: ResolvedDocument): Node | undefined {
  const value = evaluate(at, scope);
  if (value.kind === 'tree' || value.kind === 'list') return at.node;
  const text = value.kind === 'text' ? knownText(value.pieces) : undefined;
  return text === undefined ? undefined : stringNode(text, at.node);
}

/** Which of the two an unknown Effect is, nobody knows; the gap at its place says so. */
function resolveEffect(at: At, document: ResolvedDocument): Node {
  const value = evaluate(at, document.scope);
  if (value.kind === 'text' && value.pieces.every((piece) => typeof piece === 'string')) {
    return stringNode(value.pieces.join(''), at.node);
  }
  const hole = holeIn(value);
  if (!hole) return at.node;
  document.gap('value', hole, at);
  return stringNode('Allow', at.node);
}

type Resolve = (at: At, pointer: string) => Node | undefined;

/** An object whose members are resolved one by one; `fallback` where it is a function that cannot be carried out. */
function resolveObject(
  at: At,
  pointer: string,
  document: ResolvedDocument,
  fallback: (from: Node) => Node,
  resolve: Resolve,
): Node | undefined {
  const value = evaluate(at, document.scope);
  if (value.kind === 'absent') return undefined;
  const hole = holeIn(value);
  if (hole) {
    document.gap('value', hole, at);
    return fallback(at.node);
  }
  if (value.kind !== 'tree' || value.at.node.type !== 'object') {
    return resolveValues(at, pointer, document);
  }
  document.moved(pointer, value.at.pointer);
  const members = membersOf(value.at).flatMap((member): readonly NewMember[] => {
    const node = resolve(member.value, `${pointer}/${pointerToken(member.name)}`);
    return node ? [{ key: member.key.node, value: node }] : [];
  });
  return objectNode(members, value.at.node);
}

function holeIn(value: Value): Hole | undefined {
  if (value.kind === 'unknown' || value.kind === 'choice') return value.hole;
  return value.kind === 'text'
    ? value.pieces.find((piece) => typeof piece !== 'string')
    : undefined;
}

const EMPTY = (from: Node): Node => objectNode([], from);
const EVERYBODY = (from: Node): Node => stringNode('*', from);
