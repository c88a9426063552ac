import type { ApiEndpoint } from '../../policies/catalogue/veeam/product.ts';
import type { ApiFact } from '../../vocabulary/facts.ts';
import type { Evidence } from '../../vocabulary/result.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineCheck, type Judgement } from '../check.ts';
import { layerNames } from '../permissions/evidence.ts';
import { allowAction } from '../remedies.ts';
import { describeDenial, readDenial, type Denial } from './denial.ts';
import { probes, type Probe } from './probes.ts';

/** Every API that the owner's list and the documentation name answers this caller. */
export const api = defineCheck({
  id: 'check/api',
  category: 'api',
  title: 'AWS APIs',
  needs: ['apis'],
  expected: () => probes.length,
  *run({ apis, partition }, _plan, catalogue) {
    for (const probe of probes) {
      const endpoint = catalogue.product.apiEndpoints.find(
        (one) => one.endpoint === probe.endpoint,
      );
      const fact = apis.find((one) => one.endpoint === probe.endpoint);
      const demand = demandOf(probe, endpoint, catalogue);
      yield probe.absentIn?.includes(partition)
        ? absent(probe, demand, partition)
        : judge(probe, fact, demand);
    }
  },
});

/** Who asks for an API, and what a denial of its probe amounts to. */
interface Demand {
  readonly service: string;
  readonly why: string;
  readonly denial: 'fail' | 'warn';
}

function demandOf(probe: Probe, endpoint: ApiEndpoint | undefined, catalogue: Catalogue): Demand {
  const { product, apis } = catalogue;
  const required = apis === 'required' && (endpoint?.inOwnersList ?? false);
  return {
    service: endpoint?.service ?? probe.endpoint,
    why: whoAsks(probe, endpoint, product.deploySet.actions),
    denial: required || product.deploySet.actions.includes(probe.action) ? 'fail' : 'warn',
  };
}

function whoAsks(
  probe: Probe,
  endpoint: ApiEndpoint | undefined,
  deployActions: readonly string[],
): string {
  if (deployActions.includes(probe.action)) return 'The documented deploy set needs it.';
  if (deployActions.some((action) => action.startsWith(`${endpoint?.iamPrefix}:`))) {
    return 'The documented deploy set needs other actions of it.';
  }
  const sets = endpoint?.documentedSets ?? [];
  if (sets.length > 0)
    return `Not the deploy set, but ${sets.length} other documented sets need it.`;
  return endpoint?.inOwnersList
    ? "Only the owner's list asks for it: no documented permission set does."
    : 'The documentation wants it reachable; no permission set names an action of it.';
}

function judge(probe: Probe, fact: ApiFact | undefined, demand: Demand): Judgement {
  const common = titled(probe, demand);
  if (!fact) {
    return {
      ...common,
      status: 'unknown',
      message: `It was not called. ${demand.why}`,
      evidence: [],
      remedy: { text: 'Run check against the account without --only or --facts.' },
    };
  }
  const evidence = [evidenceOf(fact)];
  const base = { ...common, evidence, durationMs: fact.ms };
  switch (fact.outcome) {
    case 'ok':
      return {
        ...base,
        status: 'pass',
        message: `${fact.operation} answered in ${fact.region}. ${demand.why}`,
      };
    case 'denied':
      return { ...base, ...denied(fact, demand) };
    case 'unreachable':
      return {
        ...base,
        status: 'unknown',
        message: `${fact.region} could not be reached: ${fact.error?.message ?? 'no answer'}. ${demand.why}`,
        remedy: {
          text: `Let this machine reach the ${probe.endpoint} endpoint of ${fact.region} over TCP 443.`,
        },
      };
    case 'error':
      return { ...base, status: 'unknown', ...erred(fact, demand) };
  }
}

/** An emulated account may not know whether its policies allow the call; any other error is about something else. */
function erred(
  { operation, region, error }: ApiFact,
  { why }: Demand,
): Pick<Judgement, 'message' | 'remedy'> {
  const { name = 'an error', message = '' } = error ?? {};
  if (name === 'UndecidedCall') {
    return {
      message: `Whether ${operation} is allowed in ${region} is not decided: ${message} ${why}`,
      remedy: { text: 'Make sure by hand that the condition of the statement holds.' },
    };
  }
  return {
    message: `${operation} answered ${name}: ${message} ${why}`,
    remedy: {
      text: 'This says nothing about the account: mend what the error names and run the check again.',
    },
  };
}

function denied(
  fact: ApiFact,
  demand: Demand,
): Pick<Judgement, 'status' | 'severity' | 'message' | 'layer' | 'remedy'> {
  const denial = readDenial(fact.error?.message ?? '');
  const { layer } = denial;
  return {
    status: demand.denial,
    severity: demand.denial === 'fail' ? 'error' : 'warning',
    message: `${fact.operation} was denied in ${fact.region}: ${describeDenial(denial)}. ${demand.why}`,
    ...(layer && { layer }),
    remedy:
      denial.effect === 'implicit' && (layer === 'identity' || layer === undefined)
        ? allowAction(
            fact.action,
            `Add this statement to a policy of the identity; ${fact.action} only reads.`,
          )
        : { text: remedyText(fact, denial) },
  };
}

/** Somebody else's layer: a statement that denies is to be changed, a missing one to be added. */
function remedyText({ action, region }: ApiFact, { effect, layer }: Denial): string {
  if (effect !== 'implicit' || layer === undefined)
    return `Have the policy that denies ${action} in ${region} changed by its owner.`;
  return `Have the ${layerNames[layer]} allow ${action} in ${region}; ask its owner.`;
}

/** A service that a partition lacks is no gap of the account. */
function absent(probe: Probe, demand: Demand, partition: string): Judgement {
  return {
    ...titled(probe, demand),
    status: 'skipped',
    severity: 'info',
    message: `${demand.service} is not offered in partition ${partition}.`,
    evidence: [],
  };
}

function titled(probe: Probe, demand: Demand): Pick<Judgement, 'subject' | 'title' | 'severity'> {
  return {
    subject: probe.endpoint,
    title: `${demand.service} answers`,
    severity: demand.denial === 'fail' ? 'error' : 'warning',
  };
}

function evidenceOf(fact: ApiFact): Evidence {
  const { operation, region, outcome, error, requestId } = fact;
  const got = error ? `${error.name}: ${error.message}` : outcome;
  return {
    kind: 'probe',
    detail: `${operation} in ${region}: ${got}`,
    ...(requestId && { requestId }),
  };
}
