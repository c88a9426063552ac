import type { ReportResult } from '../../vocabulary/report.ts';
import type { FilePlace, Status } from '../../vocabulary/result.ts';
import { fixText } from './fix-text.ts';

/** Findings of one rule that are shown together: one, or all of a statement that has many. */
export interface FindingsView {
  readonly status: Exclude<Status, 'pass' | 'skipped'>;
  readonly code: string;
  readonly findings: readonly FindingView[];
  /** Why it matters, where the file has not said so of the same rule before, and what else is known of these findings. */
  readonly whys: readonly string[];
  /** The page about it, where it has not been named before. */
  readonly docs?: string;
}

export interface FindingView {
  readonly message: string;
  readonly place?: FilePlace;
  readonly excerpt: NonNullable<ReportResult['excerpt']>;
  readonly fix?: string;
}

/** From this many on, findings of one rule in one statement are shown as one. */
const fewest = 4;

/** The findings of a file, grouped, in the order of the first of each group. */
export function findingsViewsOf(results: readonly ReportResult[]): readonly FindingsView[] {
  const said = new Set<string>();
  const byStatement = Map.groupBy(results, (result) =>
    JSON.stringify([result.code, result.status, statementOf(result)]),
  );
  const groups = [...byStatement.values()].flatMap((own) =>
    own.length < fewest ? own.map((one) => [one]) : [own],
  );
  const order = new Map(results.map((result, index) => [result, index]));
  const placeOf = ([first]: readonly ReportResult[]): number => (first && order.get(first)) ?? 0;
  return groups
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((own) => groupOf(own, said));
}

function groupOf(results: readonly ReportResult[], said: Set<string>): FindingsView {
  const [first] = results;
  const { code = '', status = 'fail', docs } = first ?? {};
  const isNew = !said.has(code);
  said.add(code);
  return {
    // Others were left out by the caller; the check costs nothing and spares a cast.
    status: status === 'pass' || status === 'skipped' ? 'fail' : status,
    code,
    findings: results.map((result) => ({
      message: result.message,
      ...(result.place?.kind === 'file' ? { place: result.place } : {}),
      excerpt: result.excerpt ?? [],
      ...withFix(result),
    })),
    whys: [...(isNew ? reasonsOf(results, 0, 1) : []), ...reasonsOf(results, 1)],
    ...(isNew && docs !== undefined ? { docs } : {}),
  };
}

/** Details of the evidence, each once. The first of a finding is its rule's own. */
function reasonsOf(results: readonly ReportResult[], from: number, to?: number): readonly string[] {
  const details = results.flatMap(({ evidence }) => evidence.slice(from, to));
  return [...new Set(details.map(({ detail }) => detail))];
}

function withFix(result: ReportResult): Pick<FindingView, 'fix'> {
  const fix = fixText(result);
  return fix === undefined ? {} : { fix };
}

/** Pointer of the statement that a finding is in. */
function statementOf({ place }: ReportResult): string {
  const pointer = place?.kind === 'file' ? place.pointer : '';
  return STATEMENT.exec(pointer)?.[0] ?? pointer;
}

const STATEMENT = /^.*\/Statement(?:\/\d+)?(?=\/|$)/;
