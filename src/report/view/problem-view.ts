import type { ReportResult } from '../../vocabulary/report.ts';
import type { Evidence, Severity, Status } from '../../vocabulary/result.ts';
import { count, evidenceWords, layerWords, placeWords } from '../words.ts';

/** A labelled line under a problem. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** A result that is not a pass, with everything that is known about it. */
export interface ProblemView {
  readonly status: Exclude<Status, 'pass'>;
  readonly title: string;
  /** Where several results differ in their subject only they are one problem, and these are the subjects. */
  readonly subjects: readonly string[];
  readonly message: string;
  readonly facts: readonly Fact[];
  /** Text to paste, row by row. */
  readonly patch: readonly string[];
  readonly docs?: string;
}

/** Results that are not passes as problems: the worst first, and alike ones together. */
export function problemsOf(results: readonly ReportResult[]): readonly ProblemView[] {
  const problems = results
    .filter((result) => result.status !== 'pass')
    .toSorted((one, other) => rank(one) - rank(other));
  return [...groupAlike(problems).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined || alike.length < fewest
      ? alike.map(problemOf)
      : [groupOf(first, alike)];
  });
}

export function problemOf(result: ReportResult): ProblemView {
  return {
    // Passes were left out by the caller; the check costs nothing and spares a cast.
    status: result.status === 'pass' ? 'skipped' : result.status,
    title: titleOf(result),
    subjects: [],
    message: result.message,
    facts: factsOf(result),
    patch: result.remedy?.patch?.split('\n') ?? [],
    docs: result.docs,
  };
}

/** From this many on, results that say the same about different subjects are shown as one. */
const fewest = 4;

const worstFirst = ['fail', 'unknown', 'warn', 'skipped', 'pass'] as const satisfies Status[];

function rank({ status, severity }: ReportResult): number {
  const severities = ['error', 'warning', 'info'] as const satisfies Severity[];
  return worstFirst.indexOf(status) * severities.length + severities.indexOf(severity);
}

function titleOf({ title, status, severity }: ReportResult): string {
  const weighs = severity === 'error' || status === 'warn' || status === 'skipped';
  return weighs ? title : `${title} (${severity})`;
}

function factsOf(result: ReportResult): readonly Fact[] {
  const { subject, title, layer, place, evidence, message, remedy } = result;
  const isSaid = subject === undefined || title.includes(subject) || message.includes(subject);
  return [
    ...(isSaid ? [] : [{ label: 'about', text: subject }]),
    ...(layer === undefined ? [] : [{ label: 'layer', text: layerWords[layer] }]),
    ...(place === undefined ? [] : [{ label: 'place', text: placeWords(place) }]),
    ...evidence
      .filter(({ detail }) => detail !== message)
      .map((item) => ({ label: 'seen', text: evidenceText(item) })),
    ...(remedy === undefined ? [] : [{ label: 'fix', text: remedy.text }]),
  ];
}

function evidenceText({ kind, detail, requestId }: Evidence): string {
  const request = requestId === undefined ? '' : ` (request ${requestId})`;
  return `${evidenceWords[kind]}: ${detail}${request}`;
}

function groupAlike(
  results: readonly ReportResult[],
): ReadonlyMap<string, readonly ReportResult[]> {
  return Map.groupBy(results, (result) => {
    const { status, severity, code } = result;
    const { message, facts } = problemOf(withoutSubject(result));
    return JSON.stringify([status, severity, code, message, facts]);
  });
}

function groupOf(first: ReportResult, alike: readonly ReportResult[]): ProblemView {
  const what = first.category === 'permission' ? 'permission' : 'requirement';
  return {
    ...problemOf(withoutSubject(first)),
    title: titleOf({ ...first, title: count(alike.length, what) }),
    subjects: alike.map(({ subject, title }) => subject ?? title),
    patch: [],
  };
}

/** The result with a blank in place of its subject, so that results that differ in it alone read the same. */
function withoutSubject(result: ReportResult): ReportResult {
  const { subject, category } = result;
  if (subject === undefined) return result;
  const blank = category === 'permission' ? '<action>' : '<subject>';
  const fill = (text: string): string => text.replaceAll(subject, blank);
  const { patch: _, ...remedy } = result.remedy ?? { text: '' };
  return {
    ...result,
    message: fill(result.message),
    evidence: result.evidence.map(({ kind, detail }) => ({ kind, detail: fill(detail) })),
    ...(result.remedy && { remedy: { ...remedy, text: fill(remedy.text) } }),
  };
}
