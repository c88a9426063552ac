import {
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedRolePoliciesCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';

import { ensurePolicy } from '../roles/managed-policy.ts';
import { attachment, attachPolicy } from '../roles/role.ts';
import { known, StageFailure, type Deployment, type Stage } from '../stage.ts';

export const addRolePermissions: Stage = {
  id: 'add-role-permissions',
  title: 'Add permissions to the IAM role',
  run: async (deployment, signal) => {
    const iam = await deployment.clients.get('iam');
    await addRemaining(iam, deployment, signal);
    await dropTemporary(iam, deployment, signal);
  },
};

/** The last documented part of the default role's permissions, read back as attached. */
async function addRemaining(
  iam: IAMClient,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { names, product } = deployment;
  const options = { abortSignal: signal };
  const name = known(names.defaultRolePolicies.at(-1), 'the last policy of the default role');
  const part = names.defaultRolePolicies.length;
  const { policyText } = await product.permissionSet(`default-backup-restore-part-${part}`);
  const PolicyArn = await ensurePolicy(iam, deployment, { name, document: policyText }, signal);
  await attachPolicy(iam, deployment, names.defaultRole, PolicyArn, signal);

  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }), options);
  const VersionId = known(Policy?.DefaultVersionId, 'the default version');
  await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }), options);
  const RoleName = names.defaultRole;
  const { AttachedPolicies = [] } = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName }),
    options,
  );
  if (!AttachedPolicies.some((one) => one.PolicyArn === PolicyArn)) {
    throw new StageFailure(
      RoleName,
      `Policy ${name} is not attached to ${RoleName}.`,
      'Try again.',
    );
  }
}

/** What the impersonation role held for the installation only is taken away again. */
async function dropTemporary(
  iam: IAMClient,
  { names, found, ledger }: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const RoleName = names.impersonationRole;
  for (const PolicyArn of found.temporaryPolicyArns ?? []) {
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }), { abortSignal: signal });
    ledger.removed(attachment.type, attachment.id(RoleName, PolicyArn));
  }
}
