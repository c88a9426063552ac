import type { Layer } from '../../vocabulary/result.ts';
import type { At } from '../document/reader.ts';
import type { TextView } from '../document/text-view.ts';
import { type Attachment, bringTogether, type Managed } from './attachments.ts';
import type {
  Hole,
  Owner,
  PlacedNotChecked,
  SourceDocument,
  SourceKind,
  SourceResult,
} from './source.ts';
import { spanOf, unreadDocument } from './to-document.ts';

/**
 * Gathers what a file says of policies. Which identity a managed policy bears on is often said elsewhere in the file,
 * before or after it, so documents and attachments are brought together at the end.
 */
export class Gathering {
  readonly path: string;
  /** Name of the file without directory and extension: what a document is called that has no name of its own. */
  readonly fileName: string;
  readonly view: TextView;
  readonly #documents: SourceDocument[] = [];
  readonly #managed: Managed[] = [];
  readonly #attachments: Attachment[] = [];
  readonly #members = new Map<string, Owner[]>();
  readonly #notes: PlacedNotChecked[] = [];

  constructor(path: string, view: TextView) {
    this.path = path;
    const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    const dot = file.lastIndexOf('.');
    this.fileName = dot > 0 ? file.slice(0, dot) : file;
    this.view = view;
  }

  add(document: SourceDocument): void {
    this.#documents.push(document);
  }

  /** A policy of which nothing but its being there is known. */
  addUnread(
    layer: Layer,
    at: At,
    options: { readonly name: string; readonly hole: Hole; readonly owners?: readonly Owner[] },
  ): void {
    this.add(unreadDocument(this.view, at, layer, { ...options, path: this.path }));
  }

  /** A policy that bears on whom it is attached to; `keys` are all the ways in which the file may name it. */
  addManaged(keys: readonly string[], document: SourceDocument): void {
    this.#managed.push({ keys, document: { ...document, managed: true } });
  }

  attach(key: string, owner: Owner, at: At): void {
    this.#attachments.push({ key, layer: 'identity', owner, at });
  }

  /** A policy that is the permissions boundary of an identity. */
  bound(key: string, owner: Owner, at: At): void {
    this.#attachments.push({ key, layer: 'boundary', owner, at });
  }

  /** The policies of the group bear on the user too. */
  join(user: Owner, group: string): void {
    this.#members.set(group, [...(this.#members.get(group) ?? []), user]);
  }

  note(subject: string, why: string, at: At): void {
    const place = { kind: 'file' as const, path: this.path, ...spanOf(this.view, at) };
    this.#notes.push({ subject, why, place });
  }

  result(kind: SourceKind): SourceResult {
    const attached = bringTogether(this.#managed, this.#attachments, this);
    const documents = [...this.#documents, ...attached].map((document) => ({
      ...document,
      owners: this.#withMembers(document.owners),
    }));
    const gaps = documents.flatMap((document) => notesOf(document, this.path));
    return { kind, documents, notChecked: [...this.#notes, ...gaps], problems: [] };
  }

  #withMembers(owners: readonly Owner[]): readonly Owner[] {
    if (this.#members.size === 0) return owners;
    return owners.flatMap((owner) => {
      const members = owner.kind === 'group' ? (this.#members.get(owner.name) ?? []) : [];
      const { doubt } = owner;
      return [owner, ...members.map((member) => (doubt ? { ...member, doubt } : member))];
    });
  }
}

/** Every gap once, however often it stands in the document. */
function notesOf(document: SourceDocument, path: string): readonly PlacedNotChecked[] {
  const { name, gaps, owners } = document;
  const notes = new Map<string, PlacedNotChecked>();
  for (const { written, why, span } of gaps.values()) {
    const key = `${written}\n${why}`;
    if (notes.has(key)) continue;
    notes.set(key, { subject: `${name}: ${written}`, why, place: { kind: 'file', path, ...span } });
  }
  for (const { doubt, kind, name: owner } of owners) {
    if (!doubt) continue;
    const subject = `${name} for ${kind} ${owner}: ${doubt.written}`;
    notes.set(subject, {
      subject,
      why: doubt.why,
      place: { kind: 'file', path, ...document.span },
    });
  }
  return [...notes.values()];
}
