import type { ReportResult } from '../../vocabulary/report.ts';
import type { Category, Status } from '../../vocabulary/result.ts';
import { countByStatus } from '../fold.ts';
import { sectionTitles } from '../words.ts';
import { problemsOf, type ProblemView } from './problem-view.ts';

/** The passes of a section, condensed to what a person still wants to see of them. */
export type PassedView =
  | { readonly kind: 'names' | 'sentences'; readonly names: readonly string[] }
  | { readonly kind: 'quotas'; readonly rows: readonly QuotaRow[] };

export interface QuotaRow {
  readonly name: string;
  readonly need: string;
  readonly free: string;
  readonly limit: string;
  readonly source: 'applied' | 'default';
}

export interface SectionView {
  readonly category: Category;
  readonly title: string;
  readonly counts: Readonly<Record<Status, number>>;
  /** Only while it runs: results that came, of those announced. */
  readonly progress?: { readonly seen: number; readonly expected: number };
  readonly passed: PassedView;
  readonly problems: readonly ProblemView[];
}

export function sectionOf(category: Category, results: readonly ReportResult[]): SectionView {
  const own = results.filter((result) => result.category === category);
  const passes = own.filter(({ status }) => status === 'pass');
  return {
    category,
    title: sectionTitles[category],
    counts: countByStatus(own),
    passed: passedOf(category, passes),
    problems: problemsOf(own),
  };
}

function passedOf(category: Category, passes: readonly ReportResult[]): PassedView {
  switch (category) {
    case 'api':
      return { kind: 'names', names: passes.map(({ subject, title }) => subject ?? title) };
    case 'permission':
      return { kind: 'names', names: countByService(passes) };
    case 'quota':
      return { kind: 'quotas', rows: passes.map(quotaRow) };
    case 'identity':
    case 'trust':
    case 'network':
    case 'input':
    case 'simulation':
    case 'lint':
      return { kind: 'sentences', names: passes.map(({ title }) => title) };
  }
}

function countByService(passes: readonly ReportResult[]): readonly string[] {
  const services = Map.groupBy(passes, ({ subject, title }) => (subject ?? title).split(':', 1)[0]);
  return [...services].map(([service, actions]) => `${service} ${actions.length}`);
}

function quotaRow({ subject, title, quota }: ReportResult): QuotaRow {
  const name = subject ?? title;
  if (quota === undefined) return { name, need: '', free: '', limit: '', source: 'applied' };
  return {
    name,
    need: String(quota.need),
    free: String(quota.limit - quota.used),
    limit: String(quota.limit),
    source: quota.source,
  };
}
