import type { LintedDocument, Report, ReportResult } from '../../vocabulary/report.ts';
import type { Layer } from '../../vocabulary/result.ts';
import { count, documentWords, kindOf } from '../words.ts';
import { type FindingsView, findingsViewsOf } from './findings-view.ts';
import { type LintTable, tableOf } from './lint-table.ts';

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
  /** Counts by class, by rule and by file. */
  readonly tables: readonly LintTable[];
  readonly fixed: readonly string[];
  /** Findings that `--fix` would mend. */
  readonly fixable: number;
}

export function lintViewOf({ results, documents = [] }: Report): LintView {
  const told = results.filter(({ status }) => status !== 'pass' && status !== 'skipped');
  const byFile = Map.groupBy(told, pathOf);
  const documentsOf = Map.groupBy(documents, ({ path }) => path);
  return {
    files: [...byFile].map(([path, own]) => ({
      path,
      documents: [...new Set((documentsOf.get(path) ?? []).map(documentWords))],
      groups: findingsViewsOf(own),
    })),
    looked: lookedAt(documents),
    tables: [
      tableOf('class', told, ({ ruleCategory }) => ruleCategory),
      tableOf('rule', told, ({ code }) => code),
      tableOf('file', told, pathOf),
    ].filter(({ rows }) => rows.length > 1),
    fixed: results
      .filter(({ status }) => status === 'pass')
      .map((result) => `${spotOf(result)}: ${result.message}`),
    fixable: told.filter(({ remedy }) => remedy?.fix?.safe && !remedy.fix.refused).length,
  };
}

function pathOf({ place, subject, title }: ReportResult): string {
  return place?.kind === 'file' ? place.path : (subject ?? title);
}

function spotOf(result: ReportResult): string {
  const { place } = result;
  return place?.kind === 'file' ? `${place.path}:${place.line}` : pathOf(result);
}

function lookedAt(documents: readonly LintedDocument[]): string {
  const kinds = Map.groupBy(documents, ({ type }) => type);
  const files = new Set(documents.map(({ path }) => path)).size;
  const each = [...kinds].map(([type, own]) => count(own.length, kindOf(type), pluralOf(type)));
  const what = documents.length === 0 ? '' : ` (${each.join(', ')})`;
  return `${count(documents.length, 'document')} in ${count(files, 'file')}${what}`;
}

function pluralOf(type: Layer): string {
  return kindOf(type)
    .replace(/(polic|boundar)y/, '$1ies')
    .replace(/\)$/, 's)');
}
