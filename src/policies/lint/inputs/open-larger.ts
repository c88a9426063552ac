import type { TextView } from '../../document/text-view.ts';
import { readSource } from '../../sources/read-source.ts';
import type { Owner, SourceDocument, SourceResult } from '../../sources/source.ts';
import { openTree } from '../../sources/tree/tree.ts';
import type { Attachment, LintDocument, UnreadPolicy } from '../document/lint-document.ts';
import { brokenDocument, type Identification, openDocument } from '../document/open-document.ts';
import type { OpenedPolicies } from './opened-policies.ts';
import { type PolicyText, sourceOf } from './policy-text.ts';

/** The documents of a text that is not a bare one, or why there is none. */
export function openLarger(view: TextView, text: PolicyText): OpenedPolicies {
  const result = readSource(text.text, text.path);
  if (result.kind !== 'unrecognised') return openSource(result, view, text);
  const [problem] = result.problems;
  if (problem && isMeantAsPolicy(text.text)) {
    const identification = { source: sourceOf(text), ...text.facts };
    return {
      documents: [brokenDocument(view, '', result.problems, identification)],
      notChecked: [],
    };
  }
  const fault = problem ?? { message: 'It holds no policy document', span: view.span(0, 0, '') };
  return { documents: [], notChecked: [], fault: { ...fault, isBroken: isBroken(view) } };
}

/** Text with the words of a policy in it, as JSON has them. */
function isMeantAsPolicy(text: string): boolean {
  return /["“'](?:Statement|Effect)["”']\s*:/.test(text);
}

function isBroken(view: TextView): boolean {
  return !openTree(view, '').ok;
}

function openSource(
  { kind, documents, notChecked }: SourceResult,
  view: TextView,
  text: PolicyText,
): OpenedPolicies {
  const told = kind === 'cloudformation' || kind === 'terraform' || kind === 'aws-cli';
  const opened = documents
    .filter(({ unread }) => !unread)
    .map((document) =>
      openFound(document, unreadBeside(document, documents), { view, text, told }),
    );
  if (opened.length > 0 || notChecked.length > 0) return { documents: opened, notChecked };
  const message = 'It is a file of the kind that may hold policies, and holds none';
  return {
    documents: [],
    notChecked: [],
    fault: { message, span: view.span(0, 0, ''), isBroken: false },
  };
}

interface Opening {
  readonly view: TextView;
  readonly text: PolicyText;
  /** The file tells what its documents are. */
  readonly told: boolean;
}

function openFound(
  document: SourceDocument,
  unread: readonly UnreadPolicy[],
  { view, text: { path, facts = {} }, told }: Opening,
): LintDocument {
  const { layer, name, gaps, content, owners, parsed, span } = document;
  // What the file tells of a document wins over what is said of the file.
  const type =
    told || !facts.type ? ({ is: layer, from: told ? 'file' : 'content' } as const) : facts.type;
  const attachment = attachmentOf(document) ?? facts.attachment;
  const identification: Identification = {
    source: { path, name },
    type,
    ...(attachment ? { attachment } : {}),
    owners: owners.length > 0 ? owners : (facts.owners ?? []),
    unread,
  };
  if (!content) {
    return brokenDocument(view, span.pointer, parsed.ok ? [] : parsed.problems, identification);
  }
  const { view: inner, at } = content;
  return openDocument({ view: inner, node: at.node, pointer: at.pointer, gaps }, identification);
}

/** Identity policies that the file says the document's owners have, and does not hold. */
function unreadBeside(
  { owners }: SourceDocument,
  documents: readonly SourceDocument[],
): readonly UnreadPolicy[] {
  const keys = new Set(owners.map(ownerKey));
  return documents
    .filter((one) => one.unread && one.layer === 'identity')
    .filter((one) => one.owners.some((owner) => keys.has(ownerKey(owner))))
    .map(({ name, managed }) => ({ name, isManaged: managed === true }));
}

function ownerKey({ kind, name, arn }: Owner): string {
  return `${kind} ${arn ?? name}`;
}

function attachmentOf({ layer, managed, owners: [owner] }: SourceDocument): Attachment | undefined {
  if (layer !== 'identity') return undefined;
  if (managed) return 'managed';
  return owner && `inline-${owner.kind}`;
}
