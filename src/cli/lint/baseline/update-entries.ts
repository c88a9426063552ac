import type { DocumentResults } from '../../../policies/lint/lint-texts.ts';
import type { BaselineEntry } from './baseline.ts';
import type { EntryPaths } from './entry-paths.ts';
import { Fingerprints } from './fingerprints.ts';

/** Entries as they are to be, and what that changes. */
export interface Updated {
  readonly entries: readonly BaselineEntry[];
  readonly added: number;
  readonly removed: number;
}

/**
 * All that was found, and of the entries before what this run cannot judge: so a run over a part of the files takes none
 * of the others away. Reasons and days stay.
 */
export function updateEntries(
  before: readonly BaselineEntry[],
  documents: readonly DocumentResults[],
  {
    paths,
    isGone,
  }: { readonly paths: EntryPaths; readonly isGone: (entry: BaselineEntry) => boolean },
): Updated {
  const old = new Map(before.map((entry) => [entry.fingerprint, entry]));
  const found = foundEntries(documents, paths).map((entry): BaselineEntry => {
    const { reason, until } = old.get(entry.fingerprint) ?? {};
    return { ...entry, ...(reason ? { reason } : {}), ...(until ? { until } : {}) };
  });
  const now = new Set(found.map(({ fingerprint }) => fingerprint));
  const kept = [...old.values()].filter((entry) => !now.has(entry.fingerprint) && !isGone(entry));
  return {
    entries: [...found, ...kept].toSorted(byPlace),
    added: found.filter(({ fingerprint }) => !old.has(fingerprint)).length,
    removed: [...old.keys()].filter((one) => !now.has(one)).length - kept.length,
  };
}

function foundEntries(
  documents: readonly DocumentResults[],
  paths: EntryPaths,
): readonly BaselineEntry[] {
  const fingerprints = new Fingerprints(paths);
  return documents
    .flatMap(({ results }) => results)
    .map((result) => ({
      fingerprint: fingerprints.of(result),
      code: result.code,
      path: result.place?.kind === 'file' ? paths.of(result.place.path) : '',
      message: result.message,
    }));
}

/** The same order whatever the run, so that a change of the file shows what has changed. */
function byPlace(one: BaselineEntry, other: BaselineEntry): number {
  return sortKey(one) < sortKey(other) ? -1 : 1;
}

function sortKey({ path, code, fingerprint }: BaselineEntry): string {
  return `${path}\n${code}\n${fingerprint}`;
}
