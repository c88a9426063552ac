import type { Plan } from '../../../vocabulary/plan.ts';

/** Names of what a deployment creates, before AWS has given anything an id. */
export interface PlannedNames {
  readonly impersonationRole: string;
  readonly defaultRole: string;
  readonly snapshotsRole: string;
  /** Inline policy of the impersonation role: may assume the others. */
  readonly impersonationPolicy: string;
  /** Instance profile that the appliance is launched with; holds the impersonation role. */
  readonly instanceProfile: string;
  /** Instance profile of the default role, which the docs demand too. */
  readonly defaultRoleProfile: string;
  /** Managed policies of the default role, one a documented part. */
  readonly defaultRolePolicies: readonly string[];
  readonly bucket: string;
  readonly securityGroup: string;
  readonly alarms: readonly string[];
}

/**
 * The docs give no exact names for version 10. Patterns: the owner's brief (vbaws_policy_*, VeeamImpersonationRole,
 * VeeamInstanceBackupRestoreAccessRole) and screenshots of version 10 (`<instance name>-VeeamInstanceB…`).
 */
export function plannedNames(plan: Plan, accountId: string): PlannedNames {
  const impersonationRole = `${plan.name}-VeeamImpersonationRole`;
  const defaultRole = `${plan.name}-VeeamInstanceBackupRestoreAccessRole`;
  return {
    impersonationRole,
    defaultRole,
    snapshotsRole: `${plan.name}-VcbSnapshotsRole`,
    impersonationPolicy: 'vcb_policy_impersonation',
    instanceProfile: impersonationRole,
    defaultRoleProfile: defaultRole,
    defaultRolePolicies: [1, 2, 3].map((part) => `vbaws_policy_${plan.name}_${part}`),
    bucket: `veeam-deploy-${slug(plan.name)}-${accountId}`.slice(0, 63).replace(/-+$/, ''),
    securityGroup: `${plan.name}-security-group`,
    alarms: [`${plan.name}-StatusCheckFailed_System`, `${plan.name}-StatusCheckFailed_Instance`],
  };
}

/** Bucket names know lower-case letters, digits and hyphens: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
