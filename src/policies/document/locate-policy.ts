import type { Node } from 'jsonc-parser';

import { stringView, urlDecodedView } from './embedded-text.ts';
import type { Problem } from './policy.ts';
import { pointerToken, readJson } from './read-json.ts';
import type { TextView } from './text-view.ts';

/** The object that is the policy, within the text that holds it. */
export interface Located {
  readonly node: Node;
  readonly view: TextView;
  readonly pointer: string;
}

export type Location =
  | { readonly ok: true; readonly at: Located }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Where the answers of the AWS CLI, and the catalogue's own files, keep the document. The first that is there counts.
 * get-policy-version, get-role, get-role-policy and its siblings, organizations describe-policy, s3api
 * get-bucket-policy and kms get-key-policy, secretsmanager get-resource-policy.
 */
const ENVELOPES: readonly string[] = [
  '/policy',
  '/PolicyVersion/Document',
  '/Role/AssumeRolePolicyDocument',
  '/AssumeRolePolicyDocument',
  '/PolicyDocument',
  '/Policy/Content',
  '/Policy',
  '/ResourcePolicy',
  '/Document',
];

/** Finds the policy in a file: at `pointer` where one is given, else in a known envelope, else the file itself. */
export function locatePolicy(view: TextView, pointer?: string): Location {
  const decoded = view.text.startsWith('%7B') ? urlDecodedView(view) : undefined;
  const file = decoded ?? view;
  const tree = readJson(file, '');
  if (!tree.ok) return tree;
  const at = pointer ?? envelopeOf(tree.root);
  const node = nodeAt(tree.root, at);
  if (!node) {
    const message = `There is nothing at ${at} in this document`;
    return { ok: false, problems: [{ message, span: file.span(0, 0, at) }] };
  }
  return node.type === 'string'
    ? openString(file, node, at)
    : { ok: true, at: { node, view: file, pointer: at } };
}

function envelopeOf(root: Node): string {
  if (root.type !== 'object' || nodeAt(root, '/Statement')) return '';
  return ENVELOPES.find((at) => holdsPolicy(nodeAt(root, at))) ?? '';
}

/** Metadata of a policy, as get-policy answers it, is an object too; it holds no statements. */
function holdsPolicy(node: Node | undefined): boolean {
  if (node?.type === 'string') return true;
  return node?.type === 'object' && nodeAt(node, '/Statement') !== undefined;
}

function openString(view: TextView, node: Node, pointer: string): Location {
  const inner = stringView(view, node);
  const document = inner.text.startsWith('%7B') ? (urlDecodedView(inner) ?? inner) : inner;
  const tree = readJson(document, pointer);
  return tree.ok ? { ok: true, at: { node: tree.root, view: document, pointer } } : tree;
}

/** The node at a JSON pointer (RFC 6901). */
function nodeAt(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root;
  for (const token of pointer.split('/').slice(1)) {
    node = node && childAt(node, token);
  }
  return node;
}

function childAt(node: Node, token: string): Node | undefined {
  if (node.type === 'array') return node.children?.[Number(token)];
  const property = node.children?.find(
    ({ children }) => pointerToken(String(children?.[0]?.value)) === token,
  );
  return property?.children?.[1];
}
