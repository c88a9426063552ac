import type { ReportResult } from '../../vocabulary/report.ts';
import type { CallRecord, SimulationReport, StageReport } from '../../vocabulary/simulation.ts';
import { answerer, layerWords, outcomeWords, placeWords } from '../words.ts';
import { problemOf, problemsOf, type Fact, type ProblemView } from './problem-view.ts';

/** What went wrong in a dry run: each stage that failed or is unknown, with the call that stopped it. */
export function stageProblems(
  { stages, rollback }: Pick<SimulationReport, 'stages' | 'rollback'>,
  results: readonly ReportResult[],
): readonly ProblemView[] {
  // Of skipped stages the timeline says why.
  const findings = results.filter(
    ({ category, status }) =>
      category === 'simulation' && status !== 'pass' && status !== 'skipped',
  );
  const broken = [...stages, ...(rollback ? [rollback] : [])].filter(
    ({ status }) => status === 'fail' || status === 'unknown',
  );
  const told = new Set<ReportResult>();
  const ofStages = broken.flatMap((stage) => {
    const own = findings.filter((finding) => !told.has(finding) && isAbout(finding, stage));
    for (const finding of own) told.add(finding);
    const [first, ...others] = own;
    return first === undefined
      ? [problemOfStage(stage)]
      : [withCall(problemOf(withoutCall(first)), stage), ...problemsOf(others)];
  });
  return [...ofStages, ...problemsOf(findings.filter((finding) => !told.has(finding)))];
}

function isAbout({ code, place, subject }: ReportResult, stage: StageReport): boolean {
  if (code === `simulate/${stage.id}`) return true;
  if (place?.kind === 'call') return place.stage === stage.id;
  if (subject === undefined) return false;
  const call = stoppedBy(stage);
  return [stage.id, call?.decision?.action, call && callName(call)].includes(subject);
}

/** The call is told by the trace in more detail than by the finding's place. */
function withoutCall(finding: ReportResult): ReportResult {
  const { place, ...rest } = finding;
  return place === undefined || place.kind === 'call' ? rest : finding;
}

function problemOfStage(stage: StageReport): ProblemView {
  const call = stoppedBy(stage);
  const happened = call && `${callName(call)}: ${outcomeWords[call.outcome]}.`;
  const problem: ProblemView = {
    status: stage.status === 'fail' ? 'fail' : 'unknown',
    title: `Stage ${stage.id}: ${stage.title}`,
    subjects: [],
    message: stage.reason ?? happened ?? 'The stage gives no reason.',
    facts: [],
    patch: [],
  };
  return withCall(problem, stage);
}

function withCall(problem: ProblemView, stage: StageReport): ProblemView {
  const call = stoppedBy(stage);
  if (call === undefined) return problem;
  const fix = problem.facts.filter(({ label }) => label === 'fix');
  const said = problem.facts.filter(({ label }) => label !== 'fix');
  const isNew = ({ label, text }: Fact): boolean =>
    text !== problem.message && !said.some((fact) => fact.label === label && isOnce(label));
  return { ...problem, facts: [...said, ...callFacts(call, stage).filter(isNew), ...fix] };
}

/** A problem has one layer and one place: the result's own, if it names them. */
function isOnce(label: string): boolean {
  return label === 'layer' || label === 'place';
}

/** The call that ended a stage, if it was a call. */
export function stoppedBy({ calls, stoppedBy: number }: StageReport): CallRecord | undefined {
  return calls.find(({ n }) => n === number);
}

function callName({ service, operation }: CallRecord): string {
  return `${service}:${operation}`;
}

/** What is known of a call that did not succeed. */
export function callFacts(call: CallRecord, stage: StageReport): readonly Fact[] {
  const { decision, error } = call;
  const nth = `${stage.calls.indexOf(call) + 1} of ${stage.calls.length}`;
  return [
    {
      label: 'call',
      text: `${callName(call)} in ${call.region}, stage ${stage.id}, call ${nth}: ${outcomeWords[call.outcome]}`,
    },
    ...(decision === undefined
      ? []
      : [
          { label: 'needs', text: `${decision.action} on ${decision.resource}` },
          ...(decision.layer ? [{ label: 'layer', text: layerWords[decision.layer] }] : []),
          ...(decision.place ? [{ label: 'place', text: placeWords(decision.place) }] : []),
          { label: 'why', text: decision.reason },
        ]),
    ...(error ? [{ label: 'error', text: errorText(error, decision?.reason) }] : []),
    { label: 'answer', text: answerer(call.answeredBy) },
  ];
}

/** What has been said above is not said again. */
function errorText(
  { name, message }: NonNullable<CallRecord['error']>,
  told: string | undefined,
): string {
  return message === told ? name : `${name}: ${message}`;
}
