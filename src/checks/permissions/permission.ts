import type { CallRequest } from '../../policies/authorise/call.ts';
import { plannedRequests } from '../../policies/authorise/planned-calls.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineCheck, type FactsFor } from '../check.ts';
import { isGiven, viewOf } from './deployer.ts';
import { judgeEncryption, keyEvidence } from './encryption.ts';
import type { ActionEvidence } from './evidence.ts';
import { judgeAction } from './judge-action.ts';
import { localJudge } from './local.ts';
import { probedEvidence } from './probed.ts';
import { simulatedEvidence } from './simulated.ts';

/** The identity that deploys holds every permission of the documented set. */
export const permission = defineCheck({
  id: 'check/permission',
  category: 'permission',
  title: 'Permissions',
  needs: ['identity', 'apis', 'simulatedActions', 'regionFacts'],
  expected: (_plan, { product, encryptionSet }) =>
    product.deploySet.actions.length + encryptionSet.actions.length,
  *run(facts, plan, catalogue) {
    const evidenceOf = evidenceFor(facts, plan);
    const optional = optionalActions(catalogue);
    for (const action of catalogue.product.deploySet.actions) {
      const weight = optional.has(action.toLowerCase()) ? 'optional' : 'required';
      yield judgeAction(
        { action, weight, stages: stagesOf(action, catalogue) },
        evidenceOf(action),
      );
    }
    const encrypted = facts.regionFacts.ebsEncryptionByDefault;
    for (const action of catalogue.encryptionSet.actions) {
      yield judgeEncryption(action, encrypted, evidenceOf(action));
    }
  },
});

type Needs = FactsFor<'identity' | 'apis' | 'simulatedActions'>;

/** Every source's word on an action, strongest first. */
function evidenceFor(facts: Needs, plan: Plan): (action: string) => readonly ActionEvidence[] {
  const { identity, accountId, partition, apis, simulatedActions } = facts;
  const deployer = { identity, accountId, partition };
  const view = viewOf(deployer);
  const requests = plannedRequests(plan, view);
  const local = localJudge(deployer, plan.region);
  // Probes are the caller's calls, which given policies say nothing of.
  const probed = isGiven(identity) ? [] : apis;
  return (action) => {
    const planned = requests.get(action);
    return [
      probedEvidence(action, probed),
      simulatedEvidence(action, simulatedActions, examplesOf(planned)),
      planned ? local.judge(planned) : keyEvidence(action, plan.region, view.principal, local),
    ].filter((evidence) => evidence !== undefined);
  };
}

function examplesOf(requests: readonly CallRequest[] = []): ReadonlySet<string> {
  return new Set(requests.flatMap(({ open }) => open?.example ?? []));
}

/** Actions that the docs let one leave out, in lower case. */
function optionalActions({ product }: Catalogue): ReadonlySet<string> {
  return new Set(
    product.conditionalPermissions
      .flatMap(({ mayOmit }) => mayOmit)
      .map((action) => action.toLowerCase()),
  );
}

function stagesOf(action: string, { product }: Catalogue): readonly string[] {
  return [...product.stages, product.rollback]
    .filter(({ actions }) =>
      actions.some((one) => one.action.toLowerCase() === action.toLowerCase()),
    )
    .map(({ id }) => id);
}
