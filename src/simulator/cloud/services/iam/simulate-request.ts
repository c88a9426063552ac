import type {
  PolicyEvaluationDecisionType,
  Statement as MatchedStatement,
} from '@aws-sdk/client-iam';

import type { Policy, PolicySource } from '../../../../policies/document/policy.ts';
import { decide } from '../../../../policies/evaluate/decide.ts';
import type {
  AuthorisationRequest,
  Decision,
  Principal,
  StatementRef,
} from '../../../../policies/evaluate/decision.ts';
import type { PolicyLayers } from '../../../../policies/evaluate/layers.ts';
import { policyEvaluation } from './errors.ts';
import { missingKeys } from './missing-keys.ts';

/** What is simulated: policies, caller, what is known of the request. */
export interface Simulation {
  readonly principal: Principal;
  /** Account of the caller. */
  readonly account: string;
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  /** Undefined: the account is in no organisation. */
  readonly scp?: readonly (readonly Policy[])[];
  readonly resource?: Policy;
  readonly resourceOwner?: string;
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** How the answer names each policy. */
  readonly sourceIds: ReadonlyMap<PolicySource, string>;
}

/** What came of one action on one resource. */
export interface Simulated {
  readonly resource: string;
  readonly decision: PolicyEvaluationDecisionType;
  readonly matched: readonly MatchedStatement[];
  readonly missing: readonly string[];
  readonly byScp: boolean;
  readonly byBoundary: boolean;
  /** Decision by policy type; empty within one account. */
  readonly details: Readonly<Record<string, PolicyEvaluationDecisionType>>;
}

/** Decides one request; throws PolicyEvaluation where that cannot be done for certain. */
export function simulateRequest(
  simulation: Simulation,
  action: string,
  resource: string,
): Simulated {
  const { identity, boundary, scp, principal, context } = simulation;
  // AWS drops the resource policy for these: https://github.com/aws/aws-cli/issues/10314
  const onResource = action.toLowerCase().startsWith('sts:assume')
    ? undefined
    : simulation.resource;
  const owner = ownerOf(simulation, resource);
  const request: AuthorisationRequest = {
    principal,
    action,
    resource,
    ...(owner === undefined ? {} : { resourceAccount: owner }),
    context,
    complete: true,
  };
  const layers: PolicyLayers = {
    identity,
    ...(boundary ? { boundary } : {}),
    ...(scp ? { scp } : {}),
    ...(onResource ? { resource: onResource } : {}),
  };
  const decision = decide(layers, request);
  // As if the resource were the caller's own: what the caller's policies alone say of it.
  const own = { ...request, resourceAccount: simulation.account };
  const isForeign = owner !== undefined && owner !== simulation.account;
  return {
    resource,
    decision: nameOf(decision, request),
    matched: matchedBy(decision, simulation.sourceIds),
    missing: missingKeys([...identity, ...(onResource ? [onResource] : [])], own),
    byScp: scp === undefined || isAllowed({ identity: [everything], scp }, own),
    byBoundary: boundary === undefined || isAllowed({ identity: [boundary] }, own),
    details: isForeign ? detailsOf(layers, request, own) : {},
  };
}

/** Account of the ARN, else the one that was given, else the caller's. */
function ownerOf({ resourceOwner }: Simulation, resource: string): string | undefined {
  const account = resource.split(':')[4] ?? '';
  return /^\d{12}$/.test(account) ? account : resourceOwner;
}

function nameOf(decision: Decision, request: AuthorisationRequest): PolicyEvaluationDecisionType {
  switch (decision.effect) {
    case 'allowed':
      return 'allowed';
    case 'denied':
      return 'explicitDeny';
    case 'not-granted':
      return 'implicitDeny';
    case 'undecided':
      throw policyEvaluation(
        `${request.action} on ${request.resource} cannot be decided: ${decision.reason}`,
      );
  }
}

/** Statements of identity-based and resource-based policies; SCPs and boundaries are not named. */
function matchedBy(
  decision: Decision,
  sourceIds: ReadonlyMap<PolicySource, string>,
): readonly MatchedStatement[] {
  if (decision.effect !== 'allowed' && decision.effect !== 'denied') return [];
  return decision.by
    .filter(({ layer }) => layer === 'identity' || layer === 'resource')
    .map((ref) => matchedStatement(ref, sourceIds));
}

function matchedStatement(
  { source, span, layer }: StatementRef,
  sourceIds: ReadonlyMap<PolicySource, string>,
): MatchedStatement {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- AWS answers these words, which the SDK's type does not know
  const type = (layer === 'resource' ? 'Resource Policy' : 'IAM Policy') as 'none';
  return {
    SourcePolicyId: sourceIds.get(source) ?? source.name,
    SourcePolicyType: type,
    StartPosition: { Line: span.line, Column: span.column },
    EndPosition: { Line: span.endLine, Column: span.endColumn },
  };
}

/** Across accounts each side is decided by itself. */
function detailsOf(
  { identity, boundary, resource }: PolicyLayers,
  request: AuthorisationRequest,
  own: AuthorisationRequest,
): Readonly<Record<string, PolicyEvaluationDecisionType>> {
  const callers = { identity, ...(boundary ? { boundary } : {}) };
  const owners = { identity: [everything], ...(resource ? { resource } : {}) };
  return {
    'IAM Policy': nameOf(decide(callers, own), own),
    'Resource Policy': nameOf(decide(owners, request), request),
  };
}

function isAllowed(layers: PolicyLayers, request: AuthorisationRequest): boolean {
  return decide(layers, request).effect === 'allowed';
}

const nowhere = { pointer: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Allows everything: to ask what another layer says by itself. */
const everything: Policy = {
  source: { path: 'everything', name: 'everything' },
  version: '2012-10-17',
  statements: [
    {
      index: 0,
      effect: 'Allow',
      actions: { not: false, items: [{ value: '*', span: nowhere }], span: nowhere },
      resources: { not: false, items: [{ value: '*', span: nowhere }], span: nowhere },
      conditions: [],
      span: nowhere,
    },
  ],
};
