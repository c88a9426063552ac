import type { Layer } from '../../vocabulary/result.ts';
import { isTrust } from '../document/is-trust.ts';
import type { Parsed, Policy, PolicySource } from '../document/policy.ts';
import { readPolicy } from '../document/read-policy.ts';
import type { At } from '../document/reader.ts';
import type { TextView } from '../document/text-view.ts';
import { readingOf } from './readings/reading.ts';
import { wholeStatement } from './readings/whole-statement.ts';
import type { Gap, Hole, Owner, SourceDocument } from './source.ts';
import { openWithin, type Tree } from './tree/tree.ts';

/** What every document has, whether its content is known or not. */
export interface Identification {
  readonly name: string;
  readonly path: string;
  readonly owners?: readonly Owner[];
}

/** A policy whose content was found: a tree with the view its offsets lead through. */
export interface Content {
  readonly view: TextView;
  readonly at: At;
  readonly gaps: ReadonlyMap<string, Gap>;
}

/** The document at a place of a tree, also where a string holds it. `layer` undefined: told by its content. */
export function plainDocument(
  tree: Tree,
  at: At,
  layer: Layer | undefined,
  identification: Identification,
): SourceDocument {
  const opened = openWithin(tree, at);
  if (!opened.ok) {
    const parsed: Parsed = { ok: false, problems: opened.problems };
    return assemble(
      tree.view,
      at,
      { layer: layer ?? 'identity', gaps: NO_GAPS, ...identification },
      parsed,
    );
  }
  const { view, root } = opened.tree;
  return readDocument({ view, at: root, gaps: NO_GAPS }, layer, identification);
}

/** The document of a content that was found. */
export function readDocument(
  { view, at, gaps }: Content,
  layer: Layer | undefined,
  identification: Identification,
): SourceDocument {
  const parsed = readPolicy(view, at, sourceOf(identification));
  const known = layer ?? (parsed.ok ? layerOf(parsed.policy) : 'identity');
  return {
    ...assemble(view, at, { layer: known, gaps, ...identification }, parsed),
    content: { view, at },
  };
}

/** A document of which the file holds no more than a name: nothing is known of what it says. */
export function unreadDocument(
  view: TextView,
  at: At,
  layer: Layer,
  identification: Identification & { readonly hole: Hole },
): SourceDocument {
  const span = spanOf(view, at);
  const gap: Gap = { ...identification.hole, what: 'statement', span };
  const policy: Policy = {
    source: sourceOf(identification),
    version: '2012-10-17',
    statements: [wholeStatement({ index: 0, span }, layer, 'Allow')],
  };
  const gaps = new Map([[at.pointer, gap]]);
  return {
    ...assemble(view, at, { layer, gaps, ...identification }, { ok: true, policy }),
    unread: true,
  };
}

/**
 * The kind of a policy that comes without one. A document without Principal may be an SCP or a boundary as well: that
 * is for whoever hands it in to say. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
function layerOf({ statements }: Policy): Layer {
  if (!statements.some(({ principals }) => principals)) return 'identity';
  const signs = statements.map(({ actions, resources, principals }) => ({
    actions: actions.not ? undefined : actions.items.map(({ value }) => value),
    hasResource: resources !== undefined,
    principals: principals?.items.map(({ id }) => id.value) ?? [],
  }));
  return isTrust(signs) ? 'trust' : 'resource';
}

function assemble(
  view: TextView,
  at: At,
  { layer, name, gaps, owners = [] }: Identification & Pick<SourceDocument, 'layer' | 'gaps'>,
  parsed: Parsed,
): SourceDocument {
  const document = { layer, name, span: spanOf(view, at), gaps, unread: false, owners };
  if (!parsed.ok) return { ...document, parsed };
  const policy = readingOf(parsed.policy, gaps, {
    layer,
    pointer: document.span.pointer,
    moodOf: () => 'strict',
  });
  return { ...document, parsed: { ok: true, policy }, draft: parsed.policy };
}

export function spanOf(view: TextView, { node, pointer }: At): SourceDocument['span'] {
  return view.span(node.offset, node.offset + node.length, pointer);
}

function sourceOf({ path, name }: Identification): PolicySource {
  return { path, name };
}

const NO_GAPS: ReadonlyMap<string, Gap> = new Map();
