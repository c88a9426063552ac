import type { Judgement } from '../check.ts';
import { evidenceNames, type ActionEvidence } from './evidence.ts';
import { remedyFor } from './remedy-for.ts';

/** An action that somebody asks for. */
export interface ActionDemand {
  readonly action: string;
  /** `optional`: the docs let one leave it out; its lack warns. */
  readonly weight: 'required' | 'optional';
  /** Stages of the deployment that call it. */
  readonly stages: readonly string[];
}

/**
 * Weighs what the sources say: the strongest that decides wins, and those that disagree are told of. Only a real call
 * makes an action allowed against what another source says: see docs/decisions/0006-no-pass-against-a-denial.md.
 */
export function judgeAction(demand: ActionDemand, sources: readonly ActionEvidence[]): Judgement {
  const decided = sources.find(({ verdict }) => verdict !== 'undecided');
  const base = {
    subject: demand.action,
    title: `May call ${demand.action}`,
    severity: demand.weight === 'required' ? 'error' : 'warning',
    evidence: sources.map(({ kind, verdict, reason, requestId }) => ({
      kind,
      detail: `${verdict}: ${reason}`,
      ...(requestId && { requestId }),
    })),
  } as const;
  if (!decided || isDoubted(decided, sources)) return { ...base, ...undecided(demand, sources) };
  const best = mostTelling(decided, sources);
  const disagreement = disagreementOf(decided, sources);
  if (decided.verdict === 'allowed') {
    return { ...base, status: 'pass', message: `${allowedText(best)}${disagreement}` };
  }
  const { layer } = best;
  return {
    ...base,
    status: demand.weight === 'required' ? 'fail' : 'warn',
    message: `${sentence(best.reason)}${neededBy(demand)}${disagreement}`,
    ...(layer && { layer }),
    ...(best.place && { place: best.place }),
    remedy: remedyFor(demand.action, best),
  };
}

/** AWS's simulation is asked about examples of what is not known, and of documents that may have changed since. */
function isDoubted(
  { kind, verdict, sampled }: ActionEvidence,
  sources: readonly ActionEvidence[],
): boolean {
  const isOpen = sources.some(({ open }) => open);
  if (verdict === 'denied') return sampled === true && isOpen;
  return kind !== 'probe' && (isOpen || sources.some((other) => other.verdict === 'denied'));
}

/** Of the sources that say the same, and blame the same layer, the weaker one may know more: the statement, its place. */
function mostTelling(decided: ActionEvidence, sources: readonly ActionEvidence[]): ActionEvidence {
  const agreeing = sources.filter(
    ({ verdict, layer }) =>
      verdict === decided.verdict && (decided.layer === undefined || layer === decided.layer),
  );
  return agreeing.find(({ place }) => place) ?? agreeing.at(-1) ?? decided;
}

function allowedText({ kind, reason }: ActionEvidence): string {
  return kind === 'local-evaluation'
    ? `Allowed by ${reason}.`
    : sentence(`${evidenceNames[kind]}: ${reason}`);
}

function disagreementOf(decided: ActionEvidence, sources: readonly ActionEvidence[]): string {
  const other = sources.find(
    ({ verdict }) => verdict !== 'undecided' && verdict !== decided.verdict,
  );
  if (!other) return '';
  return ` ${evidenceNames[other.kind]} disagrees (${other.verdict}: ${other.reason}); ${lowerFirst(evidenceNames[decided.kind])} is the stronger evidence.`;
}

function neededBy({ stages, weight, action }: ActionDemand): string {
  const optional =
    weight === 'optional'
      ? ` The docs let ${action} be left out: a failed deployment then leaves the network behind.`
      : '';
  return stages.length > 0 ? ` Needed by ${stages.join(', ')}.${optional}` : optional;
}

function undecided(
  demand: ActionDemand,
  sources: readonly ActionEvidence[],
): Pick<Judgement, 'status' | 'message' | 'place' | 'remedy'> {
  const place = sources.find((one) => one.place)?.place;
  const why = tellingSources(sources).map(
    ({ kind, verdict, reason }) =>
      `${evidenceNames[kind]}: ${verdict === 'undecided' ? '' : `${verdict}: `}${reason.replace(/\.$/, '')}`,
  );
  return {
    status: 'unknown',
    message: `${why.join('. ')}.${neededBy(demand)}`,
    ...(place && { place }),
    remedy: { text: waysOut[wayOut(sources)] },
  };
}

/** Where the statement is found that the decision hangs on, the simulation has nothing to add but that it is unsure too. */
function tellingSources(sources: readonly ActionEvidence[]): readonly ActionEvidence[] {
  const located = sources.filter(({ place, verdict }) => place && verdict === 'undecided');
  const isDenied = sources.some(({ verdict, sampled }) => verdict === 'denied' && !sampled);
  return located.length > 0 && !isDenied ? located : sources;
}

type WayOut = 'disagreement' | 'resource' | 'value' | 'policies';

function wayOut(sources: readonly ActionEvidence[]): WayOut {
  if (sources.some(({ open }) => open)) return 'resource';
  if (sources.some(({ verdict }) => verdict === 'denied')) return 'disagreement';
  return sources.some(({ place }) => place) ? 'value' : 'policies';
}

const waysOut: Readonly<Record<WayOut, string>> = {
  disagreement:
    'Find out which is right: read the facts anew if a policy has changed, else deploy only after the statement that denies was looked at.',
  resource:
    'Let the statement cover every resource of that kind, or make sure of the name by hand and pass --allow-unknown.',
  value:
    'Make sure by hand that the condition of the statement holds, or take it out of the statement; --allow-unknown accepts it as it is.',
  policies:
    'Allow the caller iam:SimulatePrincipalPolicy, or name the policies of the deploying identity with --policies.',
};

function sentence(text: string): string {
  const capital = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return capital.endsWith('.') ? capital : `${capital}.`;
}

function lowerFirst(text: string): string {
  return text.startsWith('AWS') || text.startsWith('DryRun')
    ? text
    : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
