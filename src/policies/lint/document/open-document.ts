import { type Node, type ParseError, parseTree } from 'jsonc-parser';

import { isTrust } from '../../document/is-trust.ts';
import type { PolicySource, Problem } from '../../document/policy.ts';
import { readJson } from '../../document/read-json.ts';
import { readPolicy } from '../../document/read-policy.ts';
import type { TextView } from '../../document/text-view.ts';
import type { Gap, Owner } from '../../sources/source.ts';
import type {
  Attachment,
  LintDocument,
  PolicyType,
  TypeOrigin,
  UnreadPolicy,
} from './lint-document.ts';
import { readPlain } from './read-plain.ts';
import { type LintStatement, statementOf } from './statement.ts';
import { plainRootOf, rootOf, type Value } from './value.ts';

/** What is known of a document besides its text. */
export interface Identification {
  readonly source: PolicySource;
  /** Undefined: told by its content. */
  readonly type?: { readonly is: PolicyType; readonly from: TypeOrigin };
  readonly attachment?: Attachment;
  readonly owners?: readonly Owner[];
  readonly unread?: readonly UnreadPolicy[];
}

/** A document whose JSON was found. */
export interface Found {
  readonly view: TextView;
  readonly node: Node;
  readonly pointer: string;
  readonly gaps?: ReadonlyMap<string, Gap>;
  /** False where it is known that no object has a name twice. */
  readonly mayRepeatNames?: boolean;
  /** What is wrong with the text although it can be read. */
  readonly problems?: readonly Problem[];
}

/** The document that a text holds. A text that is no JSON is a document too: one that has only problems. */
export function openText(
  view: TextView,
  pointer: string,
  identification: Identification,
): LintDocument {
  const plain = pointer === '' ? readPlain(view.text) : undefined;
  if (plain) {
    const node = once(() => treeOf(view.text));
    const root = (): Value => plainRootOf({ view, root: node }, plain.json);
    const mayHaveVariables = view.text.includes('${') || view.text.includes('\\u');
    const mayHavePrincipals = view.text.includes('Principal') || view.text.includes('\\u');
    return assemble(
      { view, node, pointer, root, mayHaveVariables, mayHavePrincipals, mayRepeatNames: false },
      identification,
    );
  }
  const json = readTree(view, pointer);
  if ('root' in json) {
    const { root: node, repeats: mayRepeatNames, problems } = json;
    return openDocument({ view, node, pointer, mayRepeatNames, problems }, identification);
  }
  return brokenDocument(view, pointer, json.problems, identification);
}

/** A document of which nothing is known but why it cannot be read. */
export function brokenDocument(
  view: TextView,
  pointer: string,
  problems: readonly Problem[],
  identification: Identification,
): LintDocument {
  const node: Node = { type: 'null', offset: 0, length: view.text.length };
  const document = openDocument({ view, node, pointer, problems }, identification);
  return { ...document, readable: false };
}

/** The document at a node, which may be any value. */
export function openDocument(found: Found, identification: Identification): LintDocument {
  const { view, node, pointer } = found;
  return assemble(
    { ...found, node: () => node, root: () => rootOf(view, node, pointer) },
    identification,
  );
}

interface Parts extends Omit<Found, 'node'> {
  readonly node: () => Node;
  readonly root: () => Value;
  readonly mayHaveVariables?: boolean;
  readonly mayHavePrincipals?: boolean;
}

/** What takes memory is made when it is first asked for, and gone with the document. */
function assemble(parts: Parts, identification: Identification): LintDocument {
  const { view, node, pointer, gaps = NO_GAPS, problems = [] } = parts;
  const { mayRepeatNames = true, mayHaveVariables = true, mayHavePrincipals = true } = parts;
  const { source, type, attachment, owners = [], unread = [] } = identification;
  const root = once(parts.root);
  const statements = once(() => statementsOf(root()));
  const policy = once(() => readPolicy(view, { node: node(), pointer }, source));
  return {
    source,
    ...(type
      ? { type: type.is, typeFrom: type.from }
      : typeByContent(mayHavePrincipals, statements)),
    ...(attachment === undefined ? {} : { attachment }),
    owners,
    ...(unread.length === 0 ? {} : { unread }),
    problems,
    readable: true,
    view,
    get root() {
      return root();
    },
    mayRepeatNames,
    mayHaveVariables,
    get version() {
      return root().member('Version')?.value;
    },
    get statements() {
      return statements();
    },
    gaps,
    get policy() {
      const read = policy();
      return read.ok ? read.policy : undefined;
    },
  };
}

function typeByContent(
  mayHavePrincipals: boolean,
  statements: () => readonly LintStatement[],
): Pick<LintDocument, 'type' | 'typeFrom'> {
  return { type: mayHavePrincipals ? typeOf(statements()) : 'identity', typeFrom: 'content' };
}

/** What is made when it is first asked for, and then kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function statementsOf(root: Value): readonly LintStatement[] {
  return (root.member('Statement')?.value.oneOrMany ?? [])
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => value.kind === 'object')
    .map(({ value, index }) => statementOf(value, index));
}

/**
 * The kind of a policy that comes without one. A document without Principal may be a service control policy or a
 * boundary as well: that is for whoever hands it in to say. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
function typeOf(statements: readonly LintStatement[]): PolicyType {
  if (!statements.some(({ principals }) => principals)) return 'identity';
  const signs = statements.map(({ actions, resources, principals }) => ({
    actions: actions?.not === false ? actions.items.map(({ text }) => text) : undefined,
    hasResource: resources !== undefined,
    principals: principals?.items.map(({ id }) => id.text) ?? [],
  }));
  return isTrust(signs) ? 'trust' : 'resource';
}

/** The tree of a text that is JSON. */
function treeOf(text: string): Node {
  const tree = parseTree(text, [], { disallowComments: true, allowTrailingComma: false });
  if (!tree) throw new TypeError('A text that JSON.parse took is not JSON');
  return tree;
}

interface Tree {
  readonly root: Node;
  readonly repeats: boolean;
  readonly problems: readonly Problem[];
}

/** JSON readers keep one of two members with the same name; the tree keeps both, so that rules can look at the rest. */
function readTree(
  view: TextView,
  pointer: string,
): Tree | { readonly problems: readonly Problem[] } {
  const read = readJson(view, pointer);
  if (read.ok) return { root: read.root, repeats: false, problems: [] };
  if (view.text.startsWith(BYTE_ORDER_MARK)) return readBehindMark(view, pointer, read.problems);
  // A fault of the text stands at the document's own pointer, a name that stands twice at the member's.
  if (read.problems.some(({ span }) => span.pointer === pointer)) return read;
  const errors: ParseError[] = [];
  const root = parseTree(view.text, errors, { disallowComments: true, allowTrailingComma: false });
  return root && errors.length === 0 ? { root, repeats: true, problems: [] } : read;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** What Windows puts before the text is wrong there, and no reason not to look at the rest. */
function readBehindMark(
  view: TextView,
  pointer: string,
  problems: readonly Problem[],
): Tree | { readonly problems: readonly Problem[] } {
  const rest = readTree({ ...view, text: ` ${view.text.slice(1)}` }, pointer);
  return 'root' in rest ? { ...rest, problems } : rest;
}

const NO_GAPS: ReadonlyMap<string, Gap> = new Map();
