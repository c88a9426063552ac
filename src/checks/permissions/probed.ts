import type { ApiFact } from '../../vocabulary/facts.ts';
import { describeDenial, readDenial } from '../apis/denial.ts';
import type { ActionEvidence } from './evidence.ts';

/** What the real calls of the API probes say of an action: the strongest evidence there is. */
export function probedEvidence(
  action: string,
  apis: readonly ApiFact[],
): ActionEvidence | undefined {
  const fact = apis.find((one) => one.action === action);
  if (!fact) return undefined;
  const { operation, region, outcome, requestId } = fact;
  const common = { kind: 'probe', ...(requestId && { requestId }) } as const;
  if (outcome === 'ok')
    return { ...common, verdict: 'allowed', reason: `${operation} answered in ${region}` };
  if (outcome !== 'denied') return undefined;
  const denial = readDenial(fact.error?.message ?? '');
  return {
    ...common,
    verdict: 'denied',
    reason: `${operation} was refused in ${region}, ${describeDenial(denial)}`,
    explicit: denial.effect === 'explicit',
    ...(denial.layer && { layer: denial.layer }),
  };
}
