import type { Node } from 'jsonc-parser';

import { stringView, urlDecodedView } from '../../document/embedded-text.ts';
import { encodingFault } from '../../document/odd-characters.ts';
import type { Problem } from '../../document/policy.ts';
import { readJson } from '../../document/read-json.ts';
import type { At } from '../../document/reader.ts';
import type { TextView } from '../../document/text-view.ts';
import { readYaml } from './read-yaml.ts';

/** A text as values with their places. YAML is given as the JSON it stands for, short tags in their long form. */
export interface Tree {
  readonly view: TextView;
  readonly root: At;
  /** What a string holds, with the way back to the file; undefined for what is no string. */
  readonly content: (node: Node) => TextView | undefined;
}

export type Opened =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Opens JSON, URL-encoded JSON or YAML; which of them is told by how the text begins. */
export function openTree(view: TextView, pointer: string): Opened {
  const decoded = isUrlEncoded(view.text) ? urlDecodedView(view) : undefined;
  if (decoded) return openJson(decoded, pointer);
  if (/^[{["]/.test(view.text.trimStart())) return openJson(view, pointer);
  // YAML may begin with a byte order mark; what JSON has to say of the encoding holds for it otherwise.
  if (encodingFault(view.text.replace(/^\uFEFF/, ''))) return openJson(view, pointer);
  const yaml = readYaml(view, pointer);
  if (yaml.ok && yaml.tree.root.node.type === 'object') return yaml;
  const json = openJson(view, pointer);
  // Only what has a colon at the end of a word can be YAML that went wrong.
  return !yaml.ok && /:\s/.test(view.text) ? yaml : json;
}

export function openJson(view: TextView, pointer: string): Opened {
  const read = readJson(view, pointer);
  if (!read.ok) return read;
  const content = (node: Node): TextView | undefined =>
    node.type === 'string' ? stringView(view, node) : undefined;
  return { ok: true, tree: { view, root: { node: read.root, pointer }, content } };
}

/** Opens the document at a place: the value there, or what the string there holds as JSON, escaped or URL-encoded. */
export function openWithin(tree: Tree, at: At): Opened {
  const text = tree.content(at.node);
  if (!text) return { ok: true, tree: { ...tree, root: at } };
  const decoded = isUrlEncoded(text.text) ? urlDecodedView(text) : undefined;
  return openJson(decoded ?? text, at.pointer);
}

/** Percent-encoded text that begins with a brace, as IAM's API returns documents, or with white space before it. */
function isUrlEncoded(text: string): boolean {
  return /^(?:%(?:20|09|0A|0D))*%7B/i.test(text);
}
