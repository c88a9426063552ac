import {
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';

import { plannedTrust } from '../../policies/catalogue/veeam/trust-documents.ts';
import { ensureInstanceProfile } from '../roles/instance-profile.ts';
import { ensurePolicy } from '../roles/managed-policy.ts';
import { attachPolicy, ensureRole, putInlinePolicy } from '../roles/role.ts';
import { ensureAlarmRole } from '../roles/service-linked.ts';
import { known, type Deployment, type Stage } from '../stage.ts';

/**
 * The impersonation role comes first, because the default role's trust names it and the deploy set cannot change a trust
 * policy later; both come before the instance, because the set cannot give an instance a profile after launch.
 */
export const createIamRoles: Stage = {
  id: 'create-iam-roles',
  title: 'Create IAM roles',
  run: async (deployment, signal) => {
    const iam = await deployment.clients.get('iam');
    await createImpersonationRole(iam, deployment, signal);
    await createDefaultRole(iam, deployment, signal);
    if (deployment.plan.snapshotsRole)
      await role(iam, deployment, 'vcb-snapshots', deployment.names.snapshotsRole, signal);
    await ensureAlarmRole(iam, deployment, signal);
  },
};

async function createImpersonationRole(
  iam: IAMClient,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { names, product, found, partition } = deployment;
  const name = names.impersonationRole;
  found.impersonationRoleArn = await role(iam, deployment, 'impersonation', name, signal);
  const { policyText } = await product.permissionSet('impersonation-role');
  const inline = { role: name, name: names.impersonationPolicy, document: policyText };
  await putInlinePolicy(iam, deployment, inline, signal);
  // sts:AssumeRole alone does not let the instance's agent register with Systems Manager; that the role is given more for
  // the installation and loses it again is inferred from the deploy set (FACTS.md, inferred behaviour 5).
  const agent = `arn:${partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`;
  await attachPolicy(iam, deployment, name, agent, signal);
  found.temporaryPolicyArns = [agent];
  await ensureInstanceProfile(iam, deployment, { name: names.instanceProfile, role: name }, signal);
}

/** The default role with all but the last of its policies: stage add-role-permissions adds the rest. */
async function createDefaultRole(
  iam: IAMClient,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { names, product } = deployment;
  const name = names.defaultRole;
  await role(iam, deployment, 'default-backup-restore', name, signal);
  for (const [index, policyName] of names.defaultRolePolicies.slice(0, -1).entries()) {
    const { policyText } = await product.permissionSet(`default-backup-restore-part-${index + 1}`);
    const arn = await ensurePolicy(
      iam,
      deployment,
      { name: policyName, document: policyText },
      signal,
    );
    await attachPolicy(iam, deployment, name, arn, signal);
  }
  await ensureInstanceProfile(
    iam,
    deployment,
    { name: names.defaultRoleProfile, role: name },
    signal,
  );
  const readBack = { RoleName: name };
  await iam.send(new ListAttachedRolePoliciesCommand(readBack), { abortSignal: signal });
  await iam.send(new ListRolePoliciesCommand(readBack), { abortSignal: signal });
}

async function role(
  iam: IAMClient,
  deployment: Deployment,
  id: string,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const { product, partition, names, found } = deployment;
  const accountId = known(found.accountId, 'the account id');
  const wanted = known(
    product.trustRoles.find((one) => one.id === id),
    `role ${id} of the catalogue`,
  );
  const trust = plannedTrust(id, { accountId, partition, names });
  return ensureRole(
    iam,
    { name, title: wanted.title, trust, services: wanted.services },
    deployment,
    signal,
  );
}
