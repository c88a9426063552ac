import type { ReportResult } from '../../vocabulary/report.ts';

export interface LintTable {
  readonly head: string;
  /** Those with the most errors, and then warnings, first. */
  readonly rows: readonly Tally[];
  /** How many rows were left out; none where it is not positive. */
  readonly more: number;
}

/** A row of a summary. */
export interface Tally {
  readonly name: string;
  readonly errors: number;
  readonly warnings: number;
}

/** Of a long table what is worst is shown. */
const mostRows = 10;

/** Counts results by what `nameOf` says of them; those of which it says nothing are left out. */
export function tableOf(
  head: string,
  results: readonly ReportResult[],
  nameOf: (result: ReportResult) => string | undefined,
): LintTable {
  const rows = tallies(results, nameOf);
  return { head, rows: rows.slice(0, mostRows), more: rows.length - mostRows };
}

function tallies(
  results: readonly ReportResult[],
  nameOf: (result: ReportResult) => string | undefined,
): readonly Tally[] {
  const rows = new Map<string, { errors: number; warnings: number }>();
  for (const result of results) {
    const name = nameOf(result);
    if (name === undefined || (result.status !== 'fail' && result.status !== 'warn')) continue;
    const row = rows.get(name) ?? { errors: 0, warnings: 0 };
    row[result.status === 'fail' ? 'errors' : 'warnings'] += 1;
    rows.set(name, row);
  }
  return [...rows]
    .map(([name, row]) => ({ name, ...row }))
    .toSorted((one, other) => other.errors - one.errors || other.warnings - one.warnings);
}
