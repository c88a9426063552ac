import type { LintedDocument, Report, ReportResult } from '../../vocabulary/report.ts';
import type { FilePlace, Layer, Status } from '../../vocabulary/result.ts';
import { count, documentWords, kindOf } from '../words.ts';

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

export interface LintFileView {
  readonly path: string;
  /** What the documents of the file are: `identity policy, by its content`. */
  readonly documents: readonly string[];
  readonly groups: readonly FindingsView[];
}

/** What lint found, by file. */
export interface LintView {
  /** Files with findings, and inputs that could not be read. */
  readonly files: readonly LintFileView[];
  /** What was looked at: `3 documents in 2 files: 2 identity policies, by their content; …`. */
  readonly looked: string;
  /** Counts by class and by file. */
  readonly tables: readonly LintTable[];
  readonly fixed: readonly string[];
  /** Findings that `--fix` would mend. */
  readonly fixable: number;
}

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

/** From this many on, findings of one rule in one statement are shown as one. */
const fewest = 4;

export function lintViewOf({ results, documents = [] }: Report): LintView {
  const told = results.filter(({ status }) => status !== 'pass' && status !== 'skipped');
  const byFile = Map.groupBy(told, pathOf);
  const documentsOf = Map.groupBy(documents, ({ path }) => path);
  return {
    files: [...byFile].map(([path, own]) => ({
      path,
      documents: [...new Set((documentsOf.get(path) ?? []).map(documentWords))],
      groups: groupsOf(own),
    })),
    looked: lookedAt(documents),
    tables: [
      { head: 'class', rows: tallies(told, ({ ruleCategory }) => ruleCategory) },
      { head: 'rule', rows: tallies(told, ({ code }) => code) },
      { head: 'file', rows: tallies(told, pathOf) },
    ]
      .filter(({ rows }) => rows.length > 1)
      .map(({ head, rows }) => ({
        head,
        rows: rows.slice(0, mostRows),
        more: rows.length - mostRows,
      })),
    fixed: results
      .filter(({ status }) => status === 'pass')
      .map((result) => `${spotOf(result)}: ${result.message}`),
    fixable: told.filter(({ remedy }) => remedy?.fix?.safe && !remedy.fix.refused).length,
  };
}

/** What a baseline accepts, in words: `4 findings are accepted by baseline.json`. */
export function acceptedIn(results: readonly ReportResult[]): string | undefined {
  const accepted = results.filter(({ status }) => status === 'skipped');
  const [by] = accepted.flatMap((result) => result.accepted?.by ?? []);
  if (by === undefined) return undefined;
  return `${count(accepted.length, 'finding is', 'findings are')} accepted by ${by}`;
}

/** What to do, and whether a machine does it. */
export function fixText({ remedy }: Pick<ReportResult, 'remedy'>): string | undefined {
  if (!remedy) return undefined;
  const { text, fix } = remedy;
  if (!fix?.safe) return text;
  return `${text} (${fix.refused === undefined ? '--fix does it' : `--fix does not: ${fix.refused}`})`;
}

function pathOf({ place, subject, title }: ReportResult): string {
  return place?.kind === 'file' ? place.path : (subject ?? title);
}

function spotOf(result: ReportResult): string {
  const { place } = result;
  return place?.kind === 'file' ? `${place.path}:${place.line}` : pathOf(result);
}

function groupsOf(results: readonly ReportResult[]): readonly FindingsView[] {
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

function lookedAt(documents: readonly LintedDocument[]): string {
  const kinds = Map.groupBy(documents, ({ type }) => type);
  const files = new Set(documents.map(({ path }) => path)).size;
  const each = [...kinds].map(([type, own]) => count(own.length, kindOf(type), pluralOf(type)));
  const what = documents.length === 0 ? '' : ` (${each.join(', ')})`;
  return `${count(documents.length, 'document')} in ${count(files, 'file')}${what}`;
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

function pluralOf(type: Layer): string {
  return kindOf(type)
    .replace(/(polic|boundar)y/, '$1ies')
    .replace(/\)$/, 's)');
}
