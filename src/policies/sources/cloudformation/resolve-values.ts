import type { Node } from 'jsonc-parser';

import type { At } from '../../document/reader.ts';
import type { Hole } from '../source.ts';
import { itemsOf, listNode, stringNode } from '../tree/at.ts';
import { evaluate } from './evaluate.ts';
import type { DocumentEntry, ResolvedDocument } from './resolved-document.ts';
import { holeOf, knownText, type Pieces, type Value, widestPattern } from './value.ts';

/**
 * A text or a list of texts (actions, resources, principals, values of a condition). Undefined where it is as if it did
 * not stand there.
 */
export function resolveValues(
  at: At,
  pointer: string,
  document: ResolvedDocument,
): Node | undefined {
  const value = evaluate(at, document.scope);
  if (value.kind === 'absent') return undefined;
  const entries = entriesOf(value, at, document);
  const [only] = entries;
  const isList = value.kind !== 'text' && value.kind !== 'unknown';
  if (!isList && only) return only.node ?? only.at.node;
  const nodes = entries.map((entry, index) => {
    document.moved(`${pointer}/${index}`, entry.at.pointer);
    return entry.node ?? entry.at.node;
  });
  return listNode(nodes, at.node);
}

function entriesOf(value: Value, at: At, document: ResolvedDocument): readonly DocumentEntry[] {
  switch (value.kind) {
    case 'text':
      return [textEntry(value.pieces, at, document)];
    case 'list':
      return value.items.map((pieces) => textEntry(pieces, at, document));
    case 'tree':
      return value.at.node.type === 'array'
        ? itemsOf(value.at).flatMap((item) =>
            entriesOf(evaluate(item, document.scope), item, document),
          )
        : [{ at: value.at }];
    case 'absent':
      return [];
    case 'choice':
      return value.options.flatMap((option) => maybeEntries(option, value.hole, document));
    case 'unknown':
      return [textEntry([value.hole], at, document)];
  }
}

/** The entries of one branch: there only if the condition says so. */
function maybeEntries(
  option: At,
  hole: Hole,
  document: ResolvedDocument,
): readonly DocumentEntry[] {
  const entries = entriesOf(evaluate(option, document.scope), option, document);
  for (const { at } of entries) document.gap('presence', hole, at);
  return entries;
}

function textEntry(pieces: Pieces, at: At, document: ResolvedDocument): DocumentEntry {
  const known = knownText(pieces);
  if (known !== undefined) return { at, node: stringNode(known, at.node) };
  document.gap('value', holeOf(pieces), at);
  return { at, node: stringNode(widestPattern(pieces), at.node) };
}
