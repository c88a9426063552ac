import type { Event } from '../../vocabulary/event.ts';
import type { NotChecked, Result } from '../../vocabulary/result.ts';
import type { CallRecord, StageReport } from '../../vocabulary/simulation.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import { docsOf } from '../fold.ts';
import { statusTones } from '../layout/glyphs.ts';
import { span, type Line } from '../layout/line.ts';
import { problemOf } from '../view/problem-view.ts';
import { resourceCounts, resourceName } from '../view/resource-words.ts';
import { callFacts, stoppedBy } from '../view/stage-problems.ts';
import {
  count,
  duration,
  outcomeWords,
  sectionTitles,
  statusWords,
  targetWords,
} from '../words.ts';
import { documentLine, findingLines } from './lint-lines.ts';

/** Tells whether no finding of the same rule in the same file was shown before. */
export type IsFirst = (result: Result) => boolean;

/** What is said of an event: nothing, a line, or a line and what belongs under it. */
export function linesOf(
  event: Event,
  times: string,
  isFirst: IsFirst = () => true,
): readonly Line[] {
  return byKind(sayings, event, times, isFirst);
}

const sayings: ByKind<[times: string, isFirst: IsFirst], readonly Line[]> = {
  'run-started': ({ tool, command, target, startedAt }) => [
    said(
      `${tool.name} ${tool.version} ${command}, Veeam Backup for AWS ${tool.catalogue.productVersion}, ` +
        `${targetWords(target)}, ${startedAt}`,
    ),
  ],
  'account-known': ({ account, how }) => [
    said(`account ${account.id} ${account.region} as ${account.arn} (${how})`),
  ],
  'section-started': ({ category, expected }) => [
    said(`section ${sectionTitles[category]}, ${expected} to check`),
  ],
  document: ({ document }) => [documentLine(document)],
  result: ({ result }, _times, isFirst) => resultLines(result, isFirst),
  'section-ended': () => [],
  'not-checked': ({ item }) => [notCheckedLine(item)],
  'simulation-started': ({ backend, stages }) => [
    said(
      `dry run of ${count(stages.length, 'stage')} on ${targetWords(backend)}, ` +
        `enforced: ${backend.enforces.join(', ') || 'nothing'}`,
    ),
  ],
  'stage-started': () => [],
  call: () => [],
  'stage-ended': ({ stage, rollback }, times) =>
    rollback ? rollbackLines(stage) : stageLines(stage, times),
  'simulation-ended': ({ leftovers }) =>
    leftovers.map((leftover) =>
      said(`${leftover.expected ? 'kept' : 'LEFT'} ${resourceName(leftover)}: ${leftover.why}`),
    ),
  'run-ended': ({ interrupted }) => (interrupted ? [said('interrupted')] : []),
};

export function resultLines(result: Result, isFirst: IsFirst): readonly Line[] {
  if (result.category === 'lint') return findingLines(result, docsOf(result), isFirst(result));
  const { status, code, subject, title, durationMs, category } = result;
  // The line of the stage says it.
  if (category === 'simulation' && status === 'skipped') return [];
  const took = status === 'pass' && durationMs !== undefined ? ` (${durationMs} ms)` : '';
  const head = headed(status, `${code} ${subject ?? title}${took}`);
  if (status === 'pass') return [head];
  const { message, facts, patch, docs } = problemOf({
    ...result,
    docs: docsOf(result),
    fingerprint: '',
  });
  return [
    [...head, span(`: ${message}`)],
    ...(subject === undefined ? [] : [detail('check', title)]),
    ...facts.filter(({ label }) => label !== 'about').map(({ label, text }) => detail(label, text)),
    ...patch.map((row) => detail('', row)),
    ...(docs === undefined ? [] : [detail('docs', docs)]),
  ];
}

export function stageLines(stage: StageReport, times: string): readonly Line[] {
  const { id, status, calls, created, simulatedMs } = stage;
  if (status === 'skipped') return [headed(status, `stage ${id}${because(stage)}`)];
  const did = [
    count(calls.length, 'call'),
    ...(created.length > 0 ? [`created ${resourceCounts(created, times).join(' ')}`] : []),
    `${duration(simulatedMs)} simulated`,
  ];
  const stopped = stoppedBy(stage);
  return [
    headed(status, `stage ${id}, ${did.join(', ')}${because(stage)}`),
    ...(stopped ? callFacts(stopped, stage).map(({ label, text }) => detail(label, text)) : []),
  ];
}

export function rollbackLines(rollback: StageReport): readonly Line[] {
  const { status, removed, calls } = rollback;
  const did = `removed ${count(removed.length, 'resource')}, ${count(calls.length, 'call')}`;
  return [
    headed(status, `rollback, ${did}${because(rollback)}`),
    ...calls.filter(({ outcome }) => outcome !== 'ok').map(failedCall),
  ];
}

export function notCheckedLine({ subject, why }: NotChecked): Line {
  return said(`not checked ${subject}: ${why}`);
}

function failedCall({ service, operation, outcome, decision, error }: CallRecord): Line {
  const why = decision?.reason ?? error?.message ?? 'no reason given';
  return detail('call', `${service}:${operation} ${outcomeWords[outcome]}: ${why}`);
}

function because({ reason }: StageReport): string {
  return reason === undefined ? '' : `: ${reason}`;
}

function headed(status: keyof typeof statusTones, text: string): Line {
  return [span(statusWords[status], statusTones[status]), span(` ${text}`)];
}

function said(text: string): Line {
  return [span(text)];
}

function detail(label: string, text: string): Line {
  return [span(`  ${label.padEnd(6)} ${text}`)];
}
