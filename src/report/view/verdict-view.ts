import type { Report, ReportResult, Verdict } from '../../vocabulary/report.ts';
import type { Status } from '../../vocabulary/result.ts';
import type { SimulationReport } from '../../vocabulary/simulation.ts';
import { answerer, count, duration, number } from '../words.ts';

/** The answer of a run, and what it cost. */
export interface VerdictView {
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<Status, number>>;
  /** One sentence: why. */
  readonly because: string;
  /** Wall time and calls, then who answered them. */
  readonly costs: readonly string[];
}

export function verdictViewOf(report: Report): VerdictView {
  return {
    verdict: report.verdict,
    counts: report.summary,
    because: because(report),
    costs: costsOf(report),
  };
}

/** Who answered the calls of a dry run: `embedded AWS 45, LocalStack 96`. */
export function answersOf({ answeredBy }: SimulationReport): string {
  return Object.entries(answeredBy)
    .map(([name, calls]) => `${answerer(name)} ${number(calls)}`)
    .join(', ');
}

function because(report: Report): string {
  switch (report.verdict) {
    case 'ready':
      return ready(report);
    case 'not-ready':
      return notReady(report);
    case 'inconclusive':
      return report.command === 'lint' ? unread(report) : inconclusive(report);
    case 'clean':
      return clean(report);
    case 'findings':
      return found(report);
  }
}

function clean({ results, documents = [] }: Report): string {
  const accepted = acceptedIn(results);
  if (accepted !== undefined) return `Nothing new; ${accepted}.`;
  return documents.length === 0 ? 'No document was looked at.' : 'No rule found anything.';
}

/** What lint found: `2 errors and 1 warning in 1 file.` */
function found({ results, summary }: Report): string {
  const { fail, warn, unknown } = summary;
  const told = results.filter(({ status }) => status === 'fail' || status === 'warn');
  const files = new Set(
    told.map(({ place, subject }) => (place?.kind === 'file' ? place.path : subject)),
  ).size;
  const what = [
    ...(fail > 0 ? [count(fail, 'error')] : []),
    ...(warn > 0 ? [count(warn, 'warning')] : []),
  ];
  const missed = unknown === 0 ? '' : ` ${count(unknown, 'input')} could not be read.`;
  const accepted = acceptedIn(results);
  const besides = accepted === undefined ? '' : ` Besides, ${accepted}.`;
  return `${what.join(' and ')} in ${count(files, 'file')}.${besides}${missed}`;
}

/** What a baseline accepts, in words: `4 findings are accepted by baseline.json`. */
function acceptedIn(results: readonly ReportResult[]): string | undefined {
  const accepted = results.filter(({ status }) => status === 'skipped');
  const [by] = accepted.flatMap((result) => result.accepted?.by ?? []);
  if (by === undefined) return undefined;
  return `${count(accepted.length, 'finding is', 'findings are')} accepted by ${by}`;
}

function unread({ summary: { unknown } }: Report): string {
  return unknown === 0
    ? 'The run did not come to its end: see what was not checked.'
    : `No rule found anything, but ${count(unknown, 'input')} could not be read.`;
}

function ready({ simulation, notChecked }: Report): string {
  const stages = simulation?.stages ?? [];
  const passed = stages.filter(({ status }) => status === 'pass').length;
  const went =
    stages.length === 0
      ? 'Every requirement that was checked is met.'
      : passed === stages.length
        ? `The deployment went through all ${stages.length} stages in the dry run.`
        : `The deployment went through ${passed} of ${stages.length} stages, ${stages.length - passed} skipped.`;
  return notChecked.length === 0 ? went : `${went} Mind what was not checked.`;
}

function notReady({ simulation, results }: Report): string {
  const stages = simulation?.stages ?? [];
  const stopped = stages.findIndex(({ status }) => status === 'fail');
  const failed = results.filter(
    ({ status, severity }) => status === 'fail' && severity === 'error',
  );
  const stage = stages[stopped];
  if (stage) {
    return `The deployment would stop at stage ${stopped + 1} of ${stages.length}, ${stage.id}.`;
  }
  if (failed.length === 0) return 'What the deployment makes could not be removed again.';
  return `${count(failed.length, 'requirement is', 'requirements are')} not met.`;
}

function inconclusive({ results, simulation }: Report): string {
  const unknown = results.filter(
    ({ status, severity }) => status === 'unknown' && severity === 'error',
  ).length;
  const stages = (simulation?.stages ?? []).filter(({ status }) => status === 'unknown').length;
  const what = [
    ...(unknown > 0 ? [count(unknown, 'requirement')] : []),
    ...(stages > 0 ? [count(stages, 'stage')] : []),
  ];
  return what.length === 0
    ? 'The run did not come to its end: see what was not checked.'
    : `Nothing failed, but ${what.join(' and ')} could not be determined.`;
}

function costsOf({ command, durationMs, calls, simulation }: Report): readonly string[] {
  if (command === 'lint') return [`${number(Math.round(durationMs))} ms`];
  const throttled = calls.throttled === 0 ? '' : `, ${number(calls.throttled)} throttled`;
  const answers = simulation && answersOf(simulation);
  return [
    `${duration(durationMs)}, ${count(calls.total, 'call')}${throttled}`,
    ...(answers ? [`dry run answered by ${answers}`] : []),
  ];
}
