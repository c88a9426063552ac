import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  AttachRolePolicyCommand,
  GetRoleCommand,
  PutRolePolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';

import { known, StageFailure, UndecidedStage, type Deployment } from '../stage.ts';
import { isAwsError, waitFor } from '../wait.ts';
import { trustGap } from './trust.ts';

/** A role the deployment needs: its name, the trust policy it is made with, and whom that must let in. */
export interface WantedRole {
  readonly name: string;
  readonly title: string;
  readonly trust: string;
  /** Service principals that must be able to assume the role. */
  readonly services: readonly string[];
}

/**
 * Makes a role, or takes the one that has its name if its trust policy lets everybody in who must get in: the deploy set
 * cannot change a trust policy afterwards. Returns its ARN.
 */
export async function ensureRole(
  iam: IAMClient,
  wanted: WantedRole,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<string> {
  const existing = await findRole(iam, wanted.name, signal);
  if (existing) {
    const accountId = known(deployment.found.accountId, 'the account id');
    requireTrust({ ...existing, accountId }, wanted);
    return existing.arn;
  }
  return createRole(iam, wanted, deployment, signal);
}

/** What surely shuts a service out is said before what only may. */
function requireTrust(
  existing: { readonly arn: string; readonly accountId: string; readonly trust: string },
  { name, title, services }: WantedRole,
): void {
  const { shut, undecided, reason } = trustGap(existing, services);
  if (shut.length > 0) {
    throw new StageFailure(
      name,
      `${title} ${existing.arn} exists, and its trust policy does not let ${shut.join(', ')} assume it.`,
      `Add ${shut.join(', ')} to the trust policy of ${name}: the deploying identity may not change it.`,
    );
  }
  if (undecided.length === 0) return;
  throw new UndecidedStage(
    name,
    `${title} ${existing.arn} exists, and whether its trust policy lets ${undecided.join(', ')} assume it cannot be decided: ${reason}`,
    `Remove the condition from the trust policy of ${name}, or make sure by hand that ${undecided.join(', ')} meets it.`,
  );
}

async function findRole(iam: IAMClient, RoleName: string, signal: AbortSignal) {
  try {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }), { abortSignal: signal });
    return {
      arn: known(Role?.Arn, 'the role ARN'),
      trust: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
    };
  } catch (error) {
    if (isAwsError(error, 'NoSuchEntityException', 'NoSuchEntity')) return undefined;
    throw error;
  }
}

async function createRole(
  iam: IAMClient,
  wanted: WantedRole,
  deployment: Deployment,
  signal: AbortSignal,
) {
  const { ledger, clock } = deployment;
  const { name: RoleName, trust: AssumeRolePolicyDocument } = wanted;
  const created = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }), {
    abortSignal: signal,
  });
  ledger.created({
    ref: { type: 'AWS::IAM::Role', id: RoleName },
    remove: async (clients, stop) => {
      const client = await clients.get('iam');
      await client.send(new DeleteRoleCommand({ RoleName }), { abortSignal: stop });
    },
  });
  // New IAM objects take seconds to be seen everywhere:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
  const seen = await waitFor(clock, { every: 2000, limit: 60_000 }, signal, () =>
    findRole(iam, RoleName, signal),
  );
  if (!seen)
    throw new StageFailure(RoleName, `Role ${RoleName} was made and is not visible.`, 'Try again.');
  return known(created.Role?.Arn, 'the role ARN');
}

/** Puts an inline policy on a role; the roll-back takes it off. */
export async function putInlinePolicy(
  iam: IAMClient,
  { ledger }: Deployment,
  policy: { readonly role: string; readonly name: string; readonly document: string },
  signal: AbortSignal,
): Promise<void> {
  const target = { RoleName: policy.role, PolicyName: policy.name };
  await iam.send(new PutRolePolicyCommand({ ...target, PolicyDocument: policy.document }), {
    abortSignal: signal,
  });
  ledger.created({
    ref: { type: 'AWS::IAM::RolePolicy', id: `${policy.role}|${policy.name}` },
    remove: async (clients, stop) => {
      const client = await clients.get('iam');
      await client.send(new DeleteRolePolicyCommand(target), { abortSignal: stop });
    },
  });
}

/** The ledger's name for an attachment. */
export const attachment = {
  type: 'AWS::IAM::RolePolicyAttachment',
  id: (role: string, policyArn: string) => `${role}|${policyArn}`,
};

/** Attaches a managed policy to a role; the roll-back detaches it. */
export async function attachPolicy(
  iam: IAMClient,
  { ledger }: Deployment,
  role: string,
  policyArn: string,
  signal: AbortSignal,
): Promise<void> {
  const target = { RoleName: role, PolicyArn: policyArn };
  await iam.send(new AttachRolePolicyCommand(target), { abortSignal: signal });
  ledger.created({
    ref: { type: attachment.type, id: attachment.id(role, policyArn) },
    remove: async (clients, stop) => {
      const client = await clients.get('iam');
      await client.send(new DetachRolePolicyCommand(target), { abortSignal: stop });
    },
  });
}
