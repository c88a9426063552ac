import type { PolicyText, TextFacts } from '../../policies/lint/inputs/policy-text.ts';
import type { DocumentResults, Linted } from '../../policies/lint/lint-texts.ts';
import type { NotChecked, Result } from '../../vocabulary/result.ts';
import type { Baseline } from './baseline/baseline.ts';
import type { Looked } from './baseline/judge-entry.ts';
import type { BaselineResults } from './baseline/use-baseline.ts';
import type { LintInput } from './inputs/lint-input.ts';
import type { Narrowed } from './since/narrowed.ts';
import type { Yardstick } from './yardstick.ts';

/** What was linted, and by what. */
export interface Weighing {
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly inputs: readonly LintInput[];
  readonly texts: readonly PolicyText[];
  readonly factsOf: (file: string) => TextFacts;
  readonly looked: Omit<Looked, 'files'>;
  /** Takes a line about what was written. */
  readonly say: (text: string) => void;
}

/** What counts of what was found. */
export interface Weighed {
  readonly documents: readonly DocumentResults[];
  readonly gone: readonly Result[];
  readonly missed: Linted['notChecked'];
  readonly notChecked: readonly NotChecked[];
}

/** Leaves out what `--since` is not about, and marks what the baseline accepts. */
export async function weigh(
  { documents, notChecked }: Linted,
  { changes, baseline, update }: Yardstick,
  weighing: Weighing,
): Promise<Weighed> {
  const all = { documents, notChecked, leftOut: [] };
  const narrow = changes ? await narrowedTo(changes, all, weighing) : all;
  const { documents: accepted, gone } = baseline
    ? await withBaseline(baseline, update, narrow.documents, weighing)
    : { documents: narrow.documents, gone: [] };
  return { documents: accepted, gone, missed: narrow.notChecked, notChecked: narrow.leftOut };
}

async function narrowedTo(
  changes: NonNullable<Yardstick['changes']>,
  linted: Pick<Linted, 'documents' | 'notChecked'>,
  { texts, looked, factsOf }: Weighing,
): Promise<Narrowed> {
  const { narrowed } = await import('./since/narrowed.ts');
  return narrowed(linted, texts, { changes, together: looked.hasProfile, factsOf });
}

async function withBaseline(
  baseline: Baseline,
  update: boolean,
  documents: readonly DocumentResults[],
  { cwd, inputs, looked, say, signal }: Weighing,
): Promise<BaselineResults> {
  const { updateBaseline, useBaseline } = await import('./baseline/use-baseline.ts');
  const seen = new Set(documents.map(({ document }) => document.path));
  const files = new Map(
    inputs
      .filter(({ path }) => seen.has(path))
      .map(({ path, isNamed }) => [path, { fromDirectory: !isNamed }]),
  );
  const use = update && !signal.aborted ? updateBaseline : useBaseline;
  const today = new Date().toISOString().slice(0, 10);
  return use(documents, baseline, { cwd, today, looked: { ...looked, files }, say });
}
