import { grantingStatement } from '../policies/authorise/granting-statement.ts';
import type { StatementRef } from '../policies/evaluate/decision.ts';
import type { Layer, Place, Remedy, Result } from '../vocabulary/result.ts';
import type { CallRecord } from '../vocabulary/simulation.ts';
import { GuestError } from './cloud/guest/index.ts';
import { placeOf } from './guard/place.ts';
import { DeniedCall, InvalidReference, QuotaExceeded, UndecidedCall } from './guard/refusal.ts';
import type { Ended } from './run-stages.ts';
import { StageFailure } from './stage.ts';

/** True for what AWS, the guard or the guest answered; anything else that a stage throws is a fault of this tool. */
export function isAnswer(error: Error): boolean {
  return error instanceof StageFailure || error instanceof GuestError || '$metadata' in error;
}

/** What stage and error say to the user. */
export function stageResult({ report, error }: Ended): Result {
  const common = {
    code: `simulate/${report.id}` as const,
    category: 'simulation' as const,
    title: report.title,
    durationMs: report.durationMs,
  };
  if (!error) {
    const made = report.created.length === 0 ? '' : `, ${report.created.length} created`;
    return {
      ...common,
      status: 'pass',
      severity: 'error',
      message: `${report.calls.length} calls${made}.`,
      evidence: [],
    };
  }
  const last = report.calls.at(-1);
  const call = last ? `${last.service}:${last.operation}` : report.title;
  const status = report.status === 'unknown' ? 'unknown' : 'fail';
  return {
    ...common,
    ...explain(error, { kind: 'call', stage: report.id, call }),
    ...refusedToInstance(report.calls, error),
    status,
    severity: 'error',
    evidence: [{ kind: 'local-evaluation', detail: `call ${call} of stage ${report.id}` }],
  };
}

/** A presigned address is refused to the instance, not to the stage: the script then fails, and this is why. */
function refusedToInstance(calls: readonly CallRecord[], error: Error): Partial<Explained> {
  const refused = calls.findLast(({ outcome }) => outcome === 'denied' || outcome === 'undecided');
  if (!(error instanceof StageFailure) || !refused?.decision) return {};
  const { action, layer, reason, place } = refused.decision;
  return {
    subject: action,
    message: reason,
    ...(layer ? { layer } : {}),
    ...(place ? { place } : {}),
    remedy: refused.outcome === 'denied' ? grant(action, layer) : byHand,
  };
}

type Explained = Pick<Result, 'message'> &
  Partial<Pick<Result, 'subject' | 'layer' | 'place' | 'remedy'>>;

function explain(error: Error, call: Place): Explained {
  if (error instanceof DeniedCall) return explainDenial(error, call);
  if (error instanceof UndecidedCall) {
    return {
      subject: error.request.action,
      message: error.message,
      place: placeOf(error.by[0]) ?? call,
      remedy: byHand,
    };
  }
  if (error instanceof QuotaExceeded) {
    const { id, used, need, limit } = error.quota;
    return {
      subject: id,
      message: `${error.name}: ${error.message} In use ${used}, needed ${need}, limit ${limit}.`,
      place: call,
      remedy: { text: `Free what is not needed or ask for a higher quota (${id}).` },
    };
  }
  if (error instanceof StageFailure) {
    return {
      subject: error.subject,
      message: error.message,
      place: call,
      remedy: { text: error.mend },
    };
  }
  const text =
    error instanceof InvalidReference
      ? 'Name one that exists in the plan.'
      : 'AWS would refuse this call too: change the plan so that what it names is accepted.';
  return { message: `${error.name}: ${error.message}`, place: call, remedy: { text } };
}

function explainDenial(error: DeniedCall, call: Place): Explained {
  const { action } = error.request;
  const [by] = error.by;
  return {
    subject: action,
    layer: error.layer,
    message: by
      ? `${error.message} (statement ${by.sid ?? by.index + 1} of ${by.source.name}; the call goes to ${error.call.region})`
      : error.message,
    place: placeOf(by) ?? call,
    remedy: by ? lift(by, action) : grant(action, error.layer),
  };
}

function lift(by: StatementRef, action: string): Remedy {
  return {
    text: `Change statement ${by.sid ?? by.index + 1} of ${by.source.name} so that it does not deny ${action} here.`,
  };
}

/** Whoever owns the layer must allow. */
function grant(action: string, layer: Layer = 'identity'): Remedy {
  const text = `Allow ${action} in ${places[layer]}.`;
  if (layer === 'scp' || layer === 'rcp') return { text };
  return { text, patch: grantingStatement(action) };
}

const places: Readonly<Record<Layer, string>> = {
  identity: 'a policy of the deploying identity',
  boundary: 'the permissions boundary of the deploying identity',
  session: 'the policy that was passed when the session was made',
  scp: 'every level of service control policies; they belong to the management account',
  rcp: 'the resource control policies; they belong to the management account',
  resource: 'the policy of the resource',
  trust: 'the trust policy of the role',
};

const byHand: Remedy = {
  text: 'Make sure by hand that it will be allowed, or change the statement so that it does not hang on this; the dry run cannot know it.',
};
