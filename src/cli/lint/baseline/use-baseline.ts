import type { DocumentResults } from '../../../policies/lint/lint-texts.ts';
import type { FilePlace, Result } from '../../../vocabulary/result.ts';
import { applyBaseline, goneResult } from './apply-baseline.ts';
import type { Baseline, BaselineEntry, PlacedEntry } from './baseline.ts';
import { EntryPaths } from './entry-paths.ts';
import { type Looked, wouldBeFound } from './judge-entry.ts';
import { printBaseline } from './read-baseline.ts';
import { updateEntries } from './update-entries.ts';
import { writeBaseline } from './write-baseline.ts';

/** How a baseline is used. */
export interface BaselineUse {
  readonly cwd: string;
  /** UTC day: `2026-11-25`. */
  readonly today: string;
  readonly looked: Looked;
  /** Takes a line about what was written. */
  readonly say: (text: string) => void;
}

/** What was found, as the baseline leaves it. */
export interface BaselineResults {
  readonly documents: readonly DocumentResults[];
  /** About entries whose findings are gone. */
  readonly gone: readonly Result[];
}

/** Marks what the baseline accepts, and says which entries are of no use any more. */
export function useBaseline(
  documents: readonly DocumentResults[],
  baseline: Baseline,
  { cwd, today, looked }: BaselineUse,
): BaselineResults {
  const paths = new EntryPaths(cwd, baseline.file);
  const applied = applyBaseline(documents, baseline, { paths, today });
  const gone = applied.unused.filter((entry) => wouldBeFound(entry, looked, paths));
  return { documents: applied.documents, gone: gone.map(goneResult) };
}

/** Writes all that was found into the baseline, which then accepts it. */
export function updateBaseline(
  documents: readonly DocumentResults[],
  baseline: Baseline,
  use: BaselineUse,
): BaselineResults {
  const { cwd, looked, say } = use;
  const paths = new EntryPaths(cwd, baseline.file);
  const before = baseline.entries.map(withoutPlace);
  const { entries, added, removed } = updateEntries(before, documents, {
    paths,
    isGone: (entry) => wouldBeFound(entry, looked, paths),
  });
  writeBaseline(baseline, printBaseline(entries));
  say(`${baseline.path}: ${added} added, ${removed} removed, ${entries.length} in all`);
  const { file, path } = baseline;
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const place: FilePlace = { kind: 'file', path, pointer: '', ...start };
  return useBaseline(
    documents,
    { file, path, entries: entries.map((entry) => ({ ...entry, place })) },
    use,
  );
}

function withoutPlace(placed: PlacedEntry): BaselineEntry {
  const { place: _, ...entry } = placed;
  return entry;
}
