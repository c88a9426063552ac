import type { At } from '../document/reader.ts';
import type { TextView } from '../document/text-view.ts';
import type { Hole, Owner, SourceDocument } from './source.ts';
import { unreadDocument } from './to-document.ts';

/** A managed policy with all the names the file may have for it: ARN, logical id, address. */
export interface Managed {
  readonly keys: readonly string[];
  readonly document: SourceDocument;
}

/** A managed policy hung on an identity, by one of those names. */
export interface Attachment {
  readonly key: string;
  readonly layer: 'identity' | 'boundary';
  readonly owner: Owner;
  readonly at: At;
}

interface File {
  readonly path: string;
  readonly view: TextView;
}

/**
 * Managed policies with those they bear on, a boundary as a document of its own, and, for policies that the file only
 * names, documents of which nothing is known.
 */
export function bringTogether(
  managed: readonly Managed[],
  attachments: readonly Attachment[],
  file: File,
): readonly SourceDocument[] {
  const byKey = Map.groupBy(attachments, ({ key }) => key);
  const known = new Set<Attachment>();
  const documents = managed.flatMap(({ keys, document }) => {
    const mine = keys.flatMap((key) => byKey.get(key) ?? []);
    for (const attachment of mine) known.add(attachment);
    const owners = mine.filter(({ layer }) => layer === 'identity').map(({ owner }) => owner);
    const bounds = mine.filter(({ layer }) => layer === 'boundary');
    // A policy that only ever bounds grants nothing to anybody.
    const grants = owners.length > 0 || document.owners.length > 0 || bounds.length === 0;
    return [
      ...(grants ? [{ ...document, owners: unique([...document.owners, ...owners]) }] : []),
      ...bounds.map((bound) => boundaryOf(document, bound, file)),
    ];
  });
  const others = attachments.filter((attachment) => !known.has(attachment));
  return [...documents, ...others.map((attachment) => namedOnly(attachment, file))];
}

/** Without the boundary more is allowed than with it: of one that may be there nothing can be relied on. */
function boundaryOf(
  document: SourceDocument,
  { owner, at }: Attachment,
  { path, view }: File,
): SourceDocument {
  const { doubt } = owner;
  if (!doubt) return { ...document, layer: 'boundary', owners: [owner] };
  const { name } = document;
  return unreadDocument(view, at, 'boundary', {
    name,
    path,
    owners: [certain(owner)],
    hole: doubt,
  });
}

function namedOnly({ key, layer, owner, at }: Attachment, { path, view }: File): SourceDocument {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const bounds = layer === 'boundary';
  const use = bounds ? 'the permissions boundary of' : 'attached to';
  const how = bounds ? 'with --boundary' : `in a file named ${name}.json`;
  const hole: Hole = {
    written: key,
    why: `its document is not in this file; it is ${use} ${owner.kind} ${owner.name}`,
    mend: `Give the document, as aws iam get-policy-version prints it, ${how}.`,
  };
  const document = unreadDocument(view, at, layer, { name, path, owners: [certain(owner)], hole });
  return bounds ? document : { ...document, managed: true };
}

/** That a policy may be there adds nothing to its not being known. */
function certain({ kind, name, arn, alias }: Owner): Owner {
  return {
    kind,
    name,
    ...(arn === undefined ? {} : { arn }),
    ...(alias === undefined ? {} : { alias }),
  };
}

function unique(owners: readonly Owner[]): readonly Owner[] {
  const kept = new Map<string, Owner>();
  for (const owner of owners) {
    const key = `${owner.kind} ${owner.arn ?? owner.name}`;
    if (!kept.has(key) || kept.get(key)?.doubt) kept.set(key, owner);
  }
  return [...kept.values()];
}
