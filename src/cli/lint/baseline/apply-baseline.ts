import type { DocumentResults } from '../../../policies/lint/lint-texts.ts';
import type { Result } from '../../../vocabulary/result.ts';
import type { Baseline, PlacedEntry } from './baseline.ts';
import type { EntryPaths } from './entry-paths.ts';
import { Fingerprints } from './fingerprints.ts';

/** Findings of which those that are accepted are `skipped`. */
export interface Applied {
  readonly documents: readonly DocumentResults[];
  /** Entries without a finding. */
  readonly unused: readonly PlacedEntry[];
}

/** `today` is a UTC day, `2026-11-25`: an entry whose last day is before it accepts nothing. */
export function applyBaseline(
  documents: readonly DocumentResults[],
  { entries, path }: Baseline,
  { paths, today }: { readonly paths: EntryPaths; readonly today: string },
): Applied {
  const byFingerprint = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const fingerprints = new Fingerprints(paths);
  const used = new Set<PlacedEntry>();
  const judged = (result: Result): Result => {
    const entry = byFingerprint.get(fingerprints.of(result));
    if (!entry) return result;
    used.add(entry);
    const { reason, until } = entry;
    if (until !== undefined && until < today) return overdue(result, path, until);
    const accepted = { by: path, ...(reason ? { reason } : {}), ...(until ? { until } : {}) };
    return { ...result, status: 'skipped', accepted };
  };
  return {
    documents: documents.map(({ document, results }) => ({
      document,
      results: results.map(judged),
    })),
    unused: [...byFingerprint.values()].filter((entry) => !used.has(entry)),
  };
}

/** What is said of an entry whose finding is gone: so that the file does not grow old, and accepts no other by chance. */
export function goneResult({ fingerprint, code, path, message, place }: PlacedEntry): Result {
  return {
    code: 'lint/input',
    subject: fingerprint,
    category: 'lint',
    title: 'Every entry of the baseline still occurs',
    status: 'warn',
    severity: 'warning',
    message: `This accepted finding no longer occurs: ${code} in ${path}: ${message}`,
    evidence: [],
    place,
    anchor: fingerprint,
    remedy: { text: 'Take the entry out of the baseline; --update-baseline does it.' },
  };
}

function overdue(result: Result, path: string, until: string): Result {
  const detail = `${path} accepted it until ${until}.`;
  return { ...result, evidence: [...result.evidence, { kind: 'documented', detail }] };
}
