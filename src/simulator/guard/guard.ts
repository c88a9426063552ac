import type { PlannedNames } from '../../policies/catalogue/veeam/names.ts';
import type { CallObserver, ClientCall, ClientOutcome } from '../../vocabulary/connection.ts';
import type { CallOutcome, CallRecord } from '../../vocabulary/simulation.ts';
import type { Backend } from '../backends/backend.ts';
import { layersOf } from '../cloud/services/iam/principal-layers.ts';
import { accountView } from './account-view.ts';
import { actionsOf, authoriseCall } from './authorise-call.ts';
import { placeOf } from './place.ts';
import { enforceQuota } from './quota.ts';
import { DeniedCall, InvalidReference, QuotaExceeded, UndecidedCall } from './refusal.ts';
import type { Trace } from './trace.ts';

/**
 * Stands in front of every call of the deploying identity: authorises it by the identity's own policies, enforces
 * quotas, writes the trace, and lets the embedded side learn what another backend answered. Without a trace it only
 * enforces, as for `check`. `names` are those that a dry run gives to what it makes.
 */
export function guard(backend: Backend, trace?: Trace, names?: PlannedNames): CallObserver {
  const { account, deployer } = backend;
  const view = accountView(account, deployer.arn, names);
  return {
    before: (call) => {
      try {
        authoriseCall(call, view, layersOf(account, deployer.arn));
        const invalid = backend.invalid?.(call);
        if (invalid) throw new InvalidReference(call, invalid.code, invalid.message);
        enforceQuota(call, account);
      } catch (error) {
        trace?.add({
          ...described(call),
          ...refused(error),
          actions: actionsOf(call, view),
          answeredBy: 'guard',
          ms: 0,
        });
        throw error;
      }
    },
    after: async (call, outcome) => {
      trace?.add({ ...described(call), ...answered(outcome), actions: actionsOf(call, view) });
      if (outcome.output) await backend.learn(call, outcome.output, outcome.answeredBy);
    },
  };
}

type Told = Omit<CallRecord, 'n' | 'stage'>;

function described({
  service,
  operation,
  region,
}: ClientCall): Pick<Told, 'service' | 'operation' | 'region'> {
  return { service, operation, region };
}

function refused(error: unknown): Pick<Told, 'outcome' | 'decision' | 'error'> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const told = { outcome: outcomeOf(error), error: { name, message } };
  if (error instanceof DeniedCall) {
    const { action, resource } = error.request;
    const place = placeOf(error.by[0]);
    return {
      ...told,
      decision: {
        layer: error.layer,
        action,
        resource,
        reason: message,
        ...(place ? { place } : {}),
      },
    };
  }
  if (error instanceof UndecidedCall) {
    const { action, resource } = error.request;
    return { ...told, decision: { action, resource, reason: message } };
  }
  return told;
}

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof DeniedCall) return 'denied';
  if (error instanceof UndecidedCall) return 'undecided';
  return error instanceof QuotaExceeded || error instanceof InvalidReference ? 'refused' : 'failed';
}

function answered({
  error,
  answeredBy,
  ms,
}: ClientOutcome): Pick<Told, 'outcome' | 'error' | 'answeredBy' | 'ms'> {
  if (!error) return { outcome: 'ok', answeredBy, ms };
  return { outcome: 'failed', answeredBy, ms, error: { name: error.name, message: error.message } };
}
