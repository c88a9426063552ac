import type { LintDocument } from '../../../policies/lint/document/lint-document.ts';
import { openPolicies } from '../../../policies/lint/inputs/open-policies.ts';
import type { PolicyText, TextFacts } from '../../../policies/lint/inputs/policy-text.ts';
import { setsOf } from '../../../policies/lint/inputs/sets-of.ts';

/** What tells the documents of a run apart. */
export interface DocumentKey {
  readonly path: string;
  readonly pointer: string;
}

/**
 * Which documents a change bears on: those of the changed files, and what is linted together with them, since a change in
 * one document of an identity may be what makes a finding in another. `removed`: what is known of documents that are no
 * more.
 */
export async function inScope(
  texts: readonly PolicyText[],
  hasChanged: (path: string) => boolean,
  { removed, together }: { readonly removed: readonly TextFacts[]; readonly together: boolean },
): Promise<(document: DocumentKey) => boolean> {
  const documents: LintDocument[] = [];
  for (const text of texts) documents.push(...(await openPolicies(text)).documents);
  const changed = new Set(documents.filter(({ source }) => hasChanged(source.path)));
  for (const document of await standIns(removed)) {
    documents.push(document);
    changed.add(document);
  }
  const keys = new Set<string>();
  for (const set of setsOf(documents, { together })) {
    if (!set.documents.some((document) => changed.has(document))) continue;
    for (const { source, root } of set.documents) keys.add(keyOf(source.path, root.pointer));
  }
  return ({ path, pointer }) => keys.has(keyOf(path, pointer));
}

/** In place of documents that are no more: whose they were is known by where they stood. */
async function standIns(removed: readonly TextFacts[]): Promise<readonly LintDocument[]> {
  const text = '{ "Version": "2012-10-17", "Statement": [] }';
  const opened = removed.map((facts) => openPolicies({ path: '', text, facts }));
  return (await Promise.all(opened)).flatMap(({ documents }) => documents);
}

function keyOf(path: string, pointer: string): string {
  return `${path}\n${pointer}`;
}
