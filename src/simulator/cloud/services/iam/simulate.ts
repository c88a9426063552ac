import type {
  SimulateCustomPolicyRequest,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';

import type { Policy, PolicySource } from '../../../../policies/document/policy.ts';
import type { Principal } from '../../../../policies/evaluate/decision.ts';
import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { invalidInput, policyEvaluation } from './errors.ts';
import { heldBy } from './held-policies.ts';
import { page } from './paging.ts';
import { exclusionsOf } from './policy-exclusions.ts';
import { scpLevels } from './principal-layers.ts';
import type { Simulation } from './simulate-request.ts';
import { notAnEntity, requireHolder, type EntityArn } from './simulated-principal.ts';
import {
  actionNames,
  callerOf,
  contextOf,
  inputPolicies,
  inputPolicy,
  resourceArns,
  resourceOwner,
  type SimulationInput,
} from './simulation-input.ts';
import { simulateAction } from './simulation.ts';

/** The policies of a user, group or role, evaluated for real. Throws PolicyEvaluation where some of them were not read. */
export function simulatePrincipalPolicy(
  input: SimulatePrincipalPolicyRequest,
  { account }: CallContext,
): SimulatePolicyResponse {
  const holder = requireHolder(account, input.PolicySourceArn);
  const { kind, entity } = holder;
  const source: EntityArn = { arn: entity.arn, kind, name: entity.name, account: account.id };
  if (kind === 'role' && input.ResourcePolicy !== undefined) {
    throw invalidInput("Simulation of resource-based policies isn't supported for IAM roles.");
  }
  const held = heldBy(account, holder);
  if (held.unread.length > 0) {
    throw policyEvaluation(`Policies of ${entity.arn} are not known: ${held.unread.join(', ')}`);
  }
  const exclusions = exclusionsOf(input.PolicyExclusionList);
  const own = held.identity.filter((policy) => !exclusions.excludes(policy));
  const [given] = inputPolicies(
    input.PermissionsBoundaryPolicyInputList,
    'PermissionsBoundaryPolicyInputList',
  );
  const boundary = given ?? (exclusions.boundary ? undefined : held.boundary);
  const scp = exclusions.scps ? [] : scpLevels(account);
  return run(input, {
    ...prepare(account, input, source),
    identity: [
      ...own.map(({ policy }) => policy),
      ...inputPolicies(input.PolicyInputList, 'PolicyInputList'),
    ],
    ...(boundary ? { boundary } : {}),
    ...(scp.length > 0 ? { scp } : {}),
    sourceIds: new Map<PolicySource, string>(
      own.map(({ policy, sourceId }) => [policy.source, sourceId]),
    ),
  });
}

/** Policies that are given as text, whoever holds them. */
export function simulateCustomPolicy(
  input: SimulateCustomPolicyRequest,
  { account }: CallContext,
): SimulatePolicyResponse {
  const [boundary] = inputPolicies(
    input.PermissionsBoundaryPolicyInputList,
    'PermissionsBoundaryPolicyInputList',
  );
  if (input.ResourcePolicy !== undefined && input.CallerArn === undefined) {
    throw invalidInput('Invalid caller - Caller cannot be null or empty.');
  }
  const scp = (input.OrderedOrganizationPolicyInputList ?? []).map((level, index) =>
    inputPolicies(
      level.ServiceControlPolicyInputList,
      `OrderedOrganizationPolicyInputList.${index + 1}`,
    ),
  );
  return run(input, {
    ...prepare(account, input, undefined),
    identity: inputPolicies(input.PolicyInputList, 'PolicyInputList'),
    ...(boundary ? { boundary } : {}),
    ...(scp.length > 0 ? { scp } : {}),
    sourceIds: new Map(),
  });
}

type Prepared = Pick<
  Simulation,
  'principal' | 'account' | 'context' | 'resource' | 'resourceOwner'
>;

function prepare(
  account: AccountState,
  input: SimulationInput,
  source: EntityArn | undefined,
): Prepared {
  const caller = callerOf(input.CallerArn, source);
  const owner = resourceOwner(input.ResourceOwner);
  const resource = resourcePolicy(input);
  return {
    principal: principalOf(account, caller),
    account: caller?.account ?? account.id,
    context: new Map([...callerContext(account, caller), ...contextOf(input.ContextEntries)]),
    ...(resource ? { resource } : {}),
    ...(owner === undefined ? {} : { resourceOwner: owner }),
  };
}

/** Nobody in particular, but of the account, where no caller is named. */
function principalOf({ id, partition }: AccountState, caller: EntityArn | undefined): Principal {
  return { kind: 'aws', arn: caller?.arn ?? `arn:${partition}:iam::${id}:simulator/nobody` };
}

/** What the simulator takes for granted of the caller; entries of the input stand above it. */
function callerContext(
  account: AccountState,
  caller: EntityArn | undefined,
): readonly (readonly [string, readonly string[]])[] {
  if (!caller) return [['aws:principalaccount', [account.id]]];
  return [
    ['aws:principalaccount', [caller.account]],
    ['aws:principalarn', [caller.arn]],
    ['aws:userid', [caller.arn]],
    ...(caller.kind === 'user' ? [['aws:username', [caller.name]] as const] : []),
  ];
}

function resourcePolicy({ ResourcePolicy, ResourceArns }: SimulationInput): Policy | undefined {
  if (ResourcePolicy === undefined) return undefined;
  if (resourceArns(ResourceArns).includes('*')) throw notAnEntity('*');
  return inputPolicy(ResourcePolicy, 'ResourcePolicy');
}

function run(
  input: SimulationInput & {
    readonly Marker?: string | undefined;
    readonly MaxItems?: number | undefined;
  },
  simulation: Simulation,
): SimulatePolicyResponse {
  const resources = resourceArns(input.ResourceArns);
  const actions = actionNames(input.ActionNames).map((action, index) => ({
    action,
    key: String(index).padStart(9, '0'),
  }));
  const { items, rest } = page(actions, input, ({ key }) => key);
  const EvaluationResults = items.map(({ action }) =>
    simulateAction(simulation, action, resources),
  );
  return { EvaluationResults, ...rest };
}
