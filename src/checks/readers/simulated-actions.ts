import {
  SimulatePrincipalPolicyCommand,
  type ContextEntry,
  type EvaluationResult,
  type IAMClient,
  type ResourceSpecificResult,
  type SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';

import { plannedRequests } from '../../policies/authorise/planned-calls.ts';
import type { IdentityFacts, Known, SimulatedAction } from '../../vocabulary/facts.ts';
import { viewOf } from '../permissions/deployer.ts';
import { attempt } from './attempt.ts';
import type { Caller, Reading } from './reading.ts';
import { pairOf, simulationBatches, type SimulationBatch } from './simulation-batches.ts';

/**
 * Lets AWS evaluate every request of the planned deployment by the policies of the caller: identity, boundary and, since
 * 2026-07-30, service control policies with their conditions. Trust, session and resource control policies are not in it.
 * The first batch goes alone: a caller that may not simulate is refused once, not forty times.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function readSimulatedActions(
  reading: Reading,
  caller: Caller,
  identity: IdentityFacts,
): Promise<Known<readonly SimulatedAction[]>> {
  if (reading.given && reading.connection.target.kind === 'aws') {
    return { unknown: 'AWS would simulate the caller, not the policies that were given.' };
  }
  const { policyArn } = identity;
  if ('unknown' in policyArn) return policyArn;
  const { accountId, partition } = caller;
  const requests = plannedRequests(reading.plan, viewOf({ identity, accountId, partition }));
  const [first, ...others] = simulationBatches([...requests.values()].flat());
  if (!first) return { value: [] };
  const simulated = await attempt(['iam:SimulatePrincipalPolicy'], async () => {
    const iam = await reading.clients.get('iam');
    const simulate = (batch: SimulationBatch) =>
      simulateBatch(reading, iam, policyArn.value, batch);
    const begun = await simulate(first);
    const rest = await Promise.all(others.map(simulate));
    return [begun, ...rest].flat();
  });
  const stranger = strangerAmong(reading);
  return stranger === undefined
    ? simulated
    : { unknown: `${stranger} answered, and an emulator's verdict on policies is no evidence.` };
}

/** AWS, and the embedded cloud that was seeded with the deploying identity, give a verdict worth having. */
function strangerAmong({ answerers }: Reading): string | undefined {
  return [...answerers.of('SimulatePrincipalPolicy')].find(
    (name) => name !== 'aws' && name !== 'embedded',
  );
}

async function simulateBatch(
  { slot, signal }: Reading,
  iam: IAMClient,
  PolicySourceArn: string,
  batch: SimulationBatch,
): Promise<readonly SimulatedAction[]> {
  const input = {
    PolicySourceArn,
    ActionNames: [...batch.actions],
    ResourceArns: [...batch.resources],
    ContextEntries: contextEntries(batch.context),
    MaxItems: 1000,
  };
  return slot(async () => {
    const found: SimulatedAction[] = [];
    let Marker: string | undefined;
    do {
      const command = new SimulatePrincipalPolicyCommand({ ...input, Marker });
      const page: SimulatePrincipalPolicyCommandOutput = await iam.send(command, {
        abortSignal: signal,
      });
      found.push(...(page.EvaluationResults ?? []).flatMap((result) => answersOf(result, batch)));
      Marker = page.IsTruncated === true ? page.Marker : undefined;
    } while (Marker !== undefined);
    return found.filter(({ action, resource }) => batch.pairs.has(pairOf(action, resource)));
  });
}

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html */
function contextEntries(context: SimulationBatch['context']): ContextEntry[] {
  return [...context].map(([ContextKeyName, values]) => ({
    ContextKeyName,
    ContextKeyValues: [...values],
    ContextKeyType: typeOf(ContextKeyName, values),
  }));
}

function typeOf(
  key: string,
  values: readonly string[],
): NonNullable<ContextEntry['ContextKeyType']> {
  if (key === 'aws:tagkeys' || values.length > 1) return 'stringList';
  return values[0] === 'true' || values[0] === 'false' ? 'boolean' : 'string';
}

/** With several resources the answers are in the parts; the name at the top may be a template of an ARN. */
function answersOf(
  result: EvaluationResult,
  { resources }: SimulationBatch,
): readonly SimulatedAction[] {
  const parts = result.ResourceSpecificResults ?? [];
  if (parts.length > 0) return parts.map((part) => partAnswer(result, part));
  const [only] = resources;
  const resource = resources.length === 1 ? only : result.EvalResourceName;
  return [wholeAnswer(result, resource ?? '*')];
}

function wholeAnswer(result: EvaluationResult, resource: string): SimulatedAction {
  const { EvalActionName = '', EvalDecision = 'implicitDeny' } = result;
  return {
    action: EvalActionName,
    resource,
    decision: EvalDecision,
    ...layerOf(EvalDecision, result, result),
    statements: statementsOf(result),
    missingContext: result.MissingContextValues ?? [],
  };
}

/** An organisation decides for the action as a whole; the rest is said of each resource. */
function partAnswer(whole: EvaluationResult, part: ResourceSpecificResult): SimulatedAction {
  const barred = whole.OrganizationsDecisionDetail?.AllowedByOrganizations === false;
  const own = part.EvalResourceDecision ?? 'implicitDeny';
  const decision = barred && own === 'allowed' ? (whole.EvalDecision ?? 'implicitDeny') : own;
  return {
    action: whole.EvalActionName ?? '',
    resource: part.EvalResourceName ?? '*',
    decision,
    ...layerOf(decision, whole, part),
    statements: statementsOf(part),
    missingContext: part.MissingContextValues ?? [],
  };
}

function layerOf(
  decision: SimulatedAction['decision'],
  whole: EvaluationResult,
  part: EvaluationResult | ResourceSpecificResult,
): Pick<SimulatedAction, 'layer'> {
  if (decision === 'allowed') return {};
  if (whole.OrganizationsDecisionDetail?.AllowedByOrganizations === false) return { layer: 'scp' };
  const bounded = part.PermissionsBoundaryDecisionDetail ?? whole.PermissionsBoundaryDecisionDetail;
  return { layer: bounded?.AllowedByPermissionsBoundary === false ? 'boundary' : 'identity' };
}

/** `policy:line:column`: the simulator knows no Sids. */
function statementsOf({
  MatchedStatements = [],
}: EvaluationResult | ResourceSpecificResult): readonly string[] {
  return MatchedStatements.map(({ SourcePolicyId = '', StartPosition }) =>
    StartPosition
      ? `${SourcePolicyId}:${StartPosition.Line ?? 1}:${StartPosition.Column ?? 1}`
      : SourcePolicyId,
  );
}
