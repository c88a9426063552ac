import type { PlannedNames } from './names.ts';

/** Roles that a deployment makes, by their id in trust.json. */
type PlannedRoleId = 'impersonation' | 'default-backup-restore' | 'vcb-snapshots';

/** What a trust policy must be told of the account before the deployment. */
export interface TrustContext {
  /** 12 digits. */
  readonly accountId: string;
  /** `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly names: Pick<PlannedNames, 'impersonationRole'>;
}

/**
 * The trust policy, as JSON text, with which the deployment makes a role: the owner's brief, its placeholder ARN filled
 * in. The docs print the default role's services only, and the impersonation role's trust in words.
 * Throws for an id that no deployment makes.
 * Sources: trust.json; https://helpcenter.veeam.com/docs/vbaws/guide/full_list_permissions.html
 */
export function plannedTrust(roleId: string, context: TrustContext): string {
  if (!isPlannedRole(roleId)) throw new Error(`A deployment makes no role ${roleId}`);
  const statement = {
    Effect: 'Allow',
    Principal: principals(roleId, context),
    Action: 'sts:AssumeRole',
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

/** ARN of the role that the appliance runs as, which may assume the others. */
export function impersonationRoleArn({ accountId, partition, names }: TrustContext): string {
  return `arn:${partition}:iam::${accountId}:role/${names.impersonationRole}`;
}

const trustedServices: Readonly<Record<PlannedRoleId, readonly string[]>> = {
  impersonation: ['ec2.amazonaws.com'],
  'default-backup-restore': [
    'ec2.amazonaws.com',
    'backup.amazonaws.com',
    'batchoperations.s3.amazonaws.com',
  ],
  'vcb-snapshots': ['dlm.amazonaws.com'],
};

function principals(
  roleId: PlannedRoleId,
  context: TrustContext,
): Readonly<Record<string, string | readonly string[]>> {
  const services = trustedServices[roleId];
  const Service = services.length === 1 && services[0] !== undefined ? services[0] : services;
  return roleId === 'default-backup-restore'
    ? { Service, AWS: impersonationRoleArn(context) }
    : { Service };
}

function isPlannedRole(id: string): id is PlannedRoleId {
  return Object.hasOwn(trustedServices, id);
}
