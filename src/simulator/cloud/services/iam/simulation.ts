import type {
  EvaluationResult,
  PolicyEvaluationDecisionType,
  ResourceSpecificResult,
  Statement as MatchedStatement,
} from '@aws-sdk/client-iam';

import { simulateRequest, type Simulated, type Simulation } from './simulate-request.ts';

/**
 * One action against all resources. Since 2026-07-30 there is one result an action, its decision the most restrictive
 * one, and under it one result a resource. A key that nobody gives is absent for the simulator and named as missing.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function simulateAction(
  simulation: Simulation,
  action: string,
  resources: readonly string[],
): EvaluationResult {
  const each = resources.map((resource) => simulateRequest(simulation, action, resource));
  const decision = mostRestrictive(each.map((one) => one.decision));
  const deciding = each.filter((one) => one.decision === decision);
  const isNamed = resources.some((resource) => resource !== '*');
  return {
    EvalActionName: action,
    EvalResourceName: '*',
    EvalDecision: decision,
    MatchedStatements: distinct(deciding.flatMap((one) => one.matched)),
    MissingContextValues: [...new Set(each.flatMap((one) => one.missing))],
    ...(simulation.scp
      ? { OrganizationsDecisionDetail: { AllowedByOrganizations: each.every((one) => one.byScp) } }
      : {}),
    ...(simulation.boundary ? boundaryDetail(each.every((one) => one.byBoundary)) : {}),
    ...(isNamed
      ? {
          EvalDecisionDetails: aggregate(each.map((one) => one.details)),
          ResourceSpecificResults: each.map((one) => resultOf(simulation, one)),
        }
      : {}),
  };
}

function resultOf(simulation: Simulation, one: Simulated): ResourceSpecificResult {
  return {
    EvalResourceName: one.resource,
    EvalResourceDecision: one.decision,
    MatchedStatements: [...one.matched],
    MissingContextValues: [...one.missing],
    EvalDecisionDetails: one.details,
    ...(simulation.boundary ? boundaryDetail(one.byBoundary) : {}),
  };
}

function boundaryDetail(AllowedByPermissionsBoundary: boolean) {
  return { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary } };
}

const order: readonly PolicyEvaluationDecisionType[] = ['explicitDeny', 'implicitDeny', 'allowed'];

function mostRestrictive(
  decisions: readonly PolicyEvaluationDecisionType[],
): PolicyEvaluationDecisionType {
  return order.find((decision) => decisions.includes(decision)) ?? 'implicitDeny';
}

function aggregate(
  all: readonly Readonly<Record<string, PolicyEvaluationDecisionType>>[],
): Record<string, PolicyEvaluationDecisionType> {
  const types = new Set(all.flatMap((details) => Object.keys(details)));
  return Object.fromEntries(
    [...types].map((type) => [type, mostRestrictive(all.flatMap((one) => one[type] ?? []))]),
  );
}

function distinct(statements: readonly MatchedStatement[]): MatchedStatement[] {
  return [...new Map(statements.map((one) => [JSON.stringify(one), one])).values()];
}
