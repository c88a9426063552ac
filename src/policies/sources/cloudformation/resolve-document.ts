import type { At, Member } from '../../document/reader.ts';
import { innerView } from '../../document/text-view.ts';
import type { Hole } from '../source.ts';
import type { Content } from '../to-document.ts';
import { membersOf, type NewMember, objectNode } from '../tree/at.ts';
import { openJson } from '../tree/tree.ts';
import { evaluate } from './evaluate.ts';
import { resolveStatements } from './resolve-statement.ts';
import { resolveValues } from './resolve-values.ts';
import { ResolvedDocument } from './resolved-document.ts';
import type { Scope } from './scope.ts';
import { holeOf, knownText, type Value } from './value.ts';

/** A policy document of a template with its intrinsic functions carried out, or why nothing of it is known. */
export function resolveDocument(
  at: At,
  scope: Scope,
): { readonly content: Content } | { readonly hole: Hole } {
  const value = evaluate(at, scope);
  if (value.kind === 'text') return resolveText(at, value, scope);
  if (value.kind === 'unknown' || value.kind === 'choice') return { hole: value.hole };
  const tree = value.kind === 'tree' ? value.at : at;
  if (tree.node.type !== 'object') {
    return { content: { view: scope.tree.view, at: tree, gaps: new Map() } };
  }
  const document = new ResolvedDocument(scope);
  const members = membersOf(tree).flatMap((member) => resolveMember(member, document));
  const node = objectNode(members, tree.node);
  return {
    content: { view: document.view(), at: { node, pointer: tree.pointer }, gaps: document.gaps },
  };
}

function resolveMember(member: Member, document: ResolvedDocument): readonly NewMember[] {
  const { name, key, value } = member;
  const node =
    name === 'Statement'
      ? resolveStatements(value, document)
      : resolveValues(value, value.pointer, document);
  return node ? [{ key: key.node, value: node }] : [];
}

/** A document handed over as JSON text: as it stands, or put together by a function. */
function resolveText(
  at: At,
  value: Extract<Value, { kind: 'text' }>,
  scope: Scope,
): { readonly content: Content } | { readonly hole: Hole } {
  const text = knownText(value.pieces);
  if (text === undefined) return { hole: holeOf(value.pieces) };
  const { view } = scope.tree;
  const { offset } = at.node;
  const written =
    scope.tree.content(at.node) ??
    // Of a text put together only the place of the whole is known.
    innerView(view, text, [...Array<number>(text.length).fill(offset), offset + at.node.length]);
  const opened = openJson(written, at.pointer);
  if (!opened.ok) {
    const [problem] = opened.problems;
    const why = `the text is no JSON: ${problem?.message ?? ''}`;
    return { hole: { written: 'the document', why, mend: 'Mend the text.' } };
  }
  return { content: { view: written, at: opened.tree.root, gaps: new Map() } };
}
