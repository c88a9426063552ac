import type { Event } from '../vocabulary/event.ts';
import type { Report, ReportResult } from '../vocabulary/report.ts';
import type { Category, NotChecked, Result, Status } from '../vocabulary/result.ts';
import { byKind, type ByKind } from './by-kind.ts';
import { fingerprint } from './fingerprint.ts';
import {
  addCall,
  endStage,
  finishSimulation,
  startSimulation,
  startStage,
} from './fold-simulation.ts';
import { grow, listOf } from './grown.ts';
import type { ReportState, SectionState, SimulationState } from './report-state.ts';
import { verdictOf } from './verdict.ts';
import { duration, sectionTitles } from './words.ts';

/** The report of a whole run. */
export function foldReport(events: Iterable<Event>): Report {
  let state = startReport();
  for (const event of events) state = addEvent(state, event);
  return finishReport(state);
}

/** The state before the first event. */
export function startReport(): ReportState {
  return { sections: [], notChecked: [] };
}

/** The state after one more event. */
export function addEvent(state: ReportState, event: Event): ReportState {
  return byKind(steps, event, state);
}

/** The report, once `run-ended` has come. Anything else is a fault of the command that sent the events. */
export function finishReport(state: ReportState): Report {
  const { started, ended } = state;
  if (started === undefined) throw new Error('The event stream has no run-started');
  if (ended === undefined) throw new Error('The event stream broke off before run-ended');
  const { interrupted } = ended;
  const simulation = state.simulation && finishSimulation(state.simulation);
  const results = listOf(state.results);
  return {
    schemaVersion: '1.0',
    tool: started.tool,
    command: started.command,
    startedAt: started.startedAt,
    durationMs: ended.at,
    target: started.target,
    ...(state.account && { account: state.account }),
    verdict: verdictOf({
      command: started.command,
      results,
      ...(simulation && { simulation }),
      interrupted,
    }),
    summary: countByStatus(results),
    results,
    ...(state.documents && { documents: listOf(state.documents) }),
    ...(simulation && { simulation }),
    notChecked: interrupted ? [...state.notChecked, ...cutOff(state, ended.at)] : state.notChecked,
    calls: ended.calls,
  };
}

/** The page of a result's code. */
export function docsOf({ code }: Pick<Result, 'code'>): string {
  return `docs/${code}.md`;
}

/** How many results have each status. */
export function countByStatus(
  results: readonly Pick<Result, 'status'>[],
): Readonly<Record<Status, number>> {
  const count = { pass: 0, warn: 0, fail: 0, unknown: 0, skipped: 0 };
  for (const { status } of results) count[status] += 1;
  return count;
}

const steps: ByKind<[ReportState], ReportState> = {
  'run-started': (event, state) => ({ ...state, started: event }),
  'account-known': ({ account }, state) => ({ ...state, account }),
  'section-started': ({ category, expected }, state) => ({
    ...state,
    sections: openSection(state.sections, category, expected),
  }),
  document: ({ document }, state) => ({ ...state, documents: grow(state.documents, document) }),
  result: ({ result }, state) => ({
    ...state,
    results: grow(state.results, inReport(result)),
    sections: update(state.sections, result.category, ({ seen }) => ({ seen: seen + 1 })),
  }),
  'section-ended': ({ category }, state) => ({
    ...state,
    sections: update(state.sections, category, () => ({ ended: true })),
  }),
  'not-checked': ({ item }, state) => ({ ...state, notChecked: [...state.notChecked, item] }),
  'simulation-started': (event, state) => ({ ...state, simulation: startSimulation(event) }),
  'stage-started': (event, state) =>
    inSimulation(state, (simulation) => startStage(simulation, event)),
  call: ({ call }, state) => inSimulation(state, (simulation) => addCall(simulation, call)),
  'stage-ended': (event, state) => inSimulation(state, (simulation) => endStage(simulation, event)),
  'simulation-ended': ({ leftovers }, state) =>
    inSimulation(state, (simulation) => ({ ...simulation, leftovers, ended: true })),
  'run-ended': (event, state) => ({ ...state, ended: event }),
};

function inReport(result: Result): ReportResult {
  return { ...result, docs: docsOf(result), fingerprint: fingerprint(result) };
}

/** A family that comes a second time goes on where it ended: the report has one section a family. */
function openSection(
  sections: readonly SectionState[],
  category: Category,
  expected: number,
): readonly SectionState[] {
  const before = sections.find((section) => section.category === category);
  if (!before) return [...sections, { category, expected, seen: 0, ended: false }];
  const again = { ...before, expected: before.expected + expected, ended: false };
  return sections.map((section) => (section === before ? again : section));
}

function update(
  sections: readonly SectionState[],
  category: Category,
  change: (section: SectionState) => Partial<SectionState>,
): readonly SectionState[] {
  return sections.map((section) =>
    section.category === category && !section.ended ? { ...section, ...change(section) } : section,
  );
}

function inSimulation(
  state: ReportState,
  change: (simulation: SimulationState) => SimulationState,
): ReportState {
  if (state.simulation === undefined)
    throw new Error('A simulation event came before simulation-started');
  return { ...state, simulation: change(state.simulation) };
}

function cutOff(state: ReportState, at: number): readonly NotChecked[] {
  const open = state.sections.filter(({ ended }) => !ended);
  return [
    ...open.map(({ category, seen, expected }) => ({
      subject: `${sectionTitles[category]}: ${Math.max(expected - seen, 0)} of ${expected}`,
      why: 'The run was interrupted while they were examined.',
    })),
    {
      subject: 'everything that was still to come',
      why: `The run was interrupted after ${duration(at)}.`,
    },
  ];
}
