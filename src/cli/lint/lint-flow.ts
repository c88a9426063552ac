import { iamData } from '../../policies/catalogue/aws/index.ts';
import { loadProduct } from '../../policies/catalogue/veeam/index.ts';
import type { Linted } from '../../policies/lint/lint-texts.ts';
import type { Found } from '../../policies/lint/run-rules.ts';
import type { Event } from '../../vocabulary/event.ts';
import type { NotChecked, Result } from '../../vocabulary/result.ts';
import { toolVersion } from '../version.ts';
import type { InputFault } from './inputs/lint-input.ts';

/** Everything that a run of `lint` came to. */
export interface LintRun extends Pick<Linted, 'documents'> {
  /** Findings that `--fix` mended. */
  readonly made: readonly Found[];
  readonly faults: readonly InputFault[];
  /** Further findings, about the baseline. */
  readonly gone: readonly Result[];
  readonly notChecked: readonly NotChecked[];
  /** Parts of documents that were not looked at. */
  readonly missed: Linted['notChecked'];
}

/** What is known before anything is read. */
export interface FlowOptions {
  readonly productVersion: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** The events of a run: the documents in the order of the files, each with what was found in it. */
export async function* lintFlow(
  run: () => Promise<LintRun>,
  { productVersion, now, signal }: FlowOptions,
): AsyncGenerator<Event, void> {
  const { build } = await loadProduct(productVersion);
  yield {
    kind: 'run-started',
    at: now(),
    command: 'lint',
    tool: {
      name: 'vba-preflight',
      version: toolVersion,
      catalogue: { productVersion: build, iamData: iamData.version },
    },
    target: { kind: 'files' },
    startedAt: new Date().toISOString(),
  };
  const done = await run();
  const { documents } = done;
  const expected = documents.length;
  yield { kind: 'section-started', at: now(), category: 'lint', title: 'Policies', expected };
  for (const result of done.made.map(madeFix)) yield { kind: 'result', at: now(), result };
  for (const { document, results } of documents) {
    if (signal.aborted) break;
    yield { kind: 'document', at: now(), document };
    for (const result of results) yield { kind: 'result', at: now(), result };
  }
  for (const result of [...done.gone, ...done.faults.map(inputResult)]) {
    yield { kind: 'result', at: now(), result };
  }
  yield { kind: 'section-ended', at: now(), category: 'lint' };
  for (const item of [...done.notChecked, ...missed(done.missed)]) {
    yield { kind: 'not-checked', at: now(), item };
  }
  const calls = { total: 0, throttled: 0, byService: {} };
  yield { kind: 'run-ended', at: now(), calls, interrupted: signal.aborted };
}

/** An input that was named must be readable; one that a directory led to may be something else altogether. */
function inputResult({ path, what, mend, isNamed, isRead = false }: InputFault): Result {
  return {
    code: 'lint/input',
    subject: path,
    category: 'lint',
    title: isRead ? 'The input can be mended' : 'The input can be read',
    status: isRead ? 'fail' : 'unknown',
    severity: isNamed ? 'error' : 'warning',
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
    evidence: [],
    remedy: { text: mend },
  };
}

function madeFix({ rule, finding: { at, fix }, document }: Found): Result {
  const { line, column, endLine, endColumn } = at.span;
  const { path } = document.source;
  return {
    code: `lint/${rule.id}`,
    category: 'lint',
    title: rule.title,
    status: 'pass',
    severity: 'info',
    message: `${fix?.title ?? rule.fix}.`,
    evidence: [],
    place: { kind: 'file', path, pointer: at.pointer, line, column, endLine, endColumn },
    ruleCategory: rule.category,
  };
}

/** What was not looked at, each thing once. */
function* missed(notChecked: Linted['notChecked']): Generator<NotChecked> {
  const seen = new Set<string>();
  for (const { subject, why, place } of notChecked) {
    const item = { subject: `${place.path}:${place.line} ${subject}`, why };
    const key = JSON.stringify(item);
    if (seen.has(key)) continue;
    seen.add(key);
    yield item;
  }
}
