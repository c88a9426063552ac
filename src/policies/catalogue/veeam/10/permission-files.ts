import type { PermissionFile } from './permission-sets.ts';

/** One entry a file of permissions/, each read when it is asked for; the deploy set is read at once. */
export const files: Readonly<Record<string, () => Promise<{ readonly default: PermissionFile }>>> =
  {
    'config-restore-grant-one-time-keys': () =>
      import('./permissions/config-restore-grant-one-time-keys.json', { with: { type: 'json' } }),
    'default-backup-restore-part-1': () =>
      import('./permissions/default-backup-restore-part-1.json', { with: { type: 'json' } }),
    'default-backup-restore-part-2': () =>
      import('./permissions/default-backup-restore-part-2.json', { with: { type: 'json' } }),
    'default-backup-restore-part-3': () =>
      import('./permissions/default-backup-restore-part-3.json', { with: { type: 'json' } }),
    'dynamodb-backup': () =>
      import('./permissions/dynamodb-backup.json', { with: { type: 'json' } }),
    'dynamodb-backup-manual': () =>
      import('./permissions/dynamodb-backup-manual.json', { with: { type: 'json' } }),
    'dynamodb-restore': () =>
      import('./permissions/dynamodb-restore.json', { with: { type: 'json' } }),
    'ec2-backup': () => import('./permissions/ec2-backup.json', { with: { type: 'json' } }),
    'ec2-backup-production-workers': () =>
      import('./permissions/ec2-backup-production-workers.json', { with: { type: 'json' } }),
    'ec2-restore': () => import('./permissions/ec2-restore.json', { with: { type: 'json' } }),
    'ec2-restore-production-workers': () =>
      import('./permissions/ec2-restore-production-workers.json', { with: { type: 'json' } }),
    'ec2-vss-snapshot-instance-role': () =>
      import('./permissions/ec2-vss-snapshot-instance-role.json', { with: { type: 'json' } }),
    'efs-backup': () => import('./permissions/efs-backup.json', { with: { type: 'json' } }),
    'efs-backup-indexing': () =>
      import('./permissions/efs-backup-indexing.json', { with: { type: 'json' } }),
    'efs-backup-manual': () =>
      import('./permissions/efs-backup-manual.json', { with: { type: 'json' } }),
    'efs-restore': () => import('./permissions/efs-restore.json', { with: { type: 'json' } }),
    'flr-source-instance-assume-rto-role': () =>
      import('./permissions/flr-source-instance-assume-rto-role.json', { with: { type: 'json' } }),
    'fsx-backup': () => import('./permissions/fsx-backup.json', { with: { type: 'json' } }),
    'fsx-backup-manual': () =>
      import('./permissions/fsx-backup-manual.json', { with: { type: 'json' } }),
    'fsx-restore': () => import('./permissions/fsx-restore.json', { with: { type: 'json' } }),
    'iam-role-check-grant-one-time-keys': () =>
      import('./permissions/iam-role-check-grant-one-time-keys.json', { with: { type: 'json' } }),
    'iam-role-create-one-time-keys': () =>
      import('./permissions/iam-role-create-one-time-keys.json', { with: { type: 'json' } }),
    'impersonation-role': () =>
      import('./permissions/impersonation-role.json', { with: { type: 'json' } }),
    'organization-rescan': () =>
      import('./permissions/organization-rescan.json', { with: { type: 'json' } }),
    'plugin-add-repository': () =>
      import('./permissions/plugin-add-repository.json', { with: { type: 'json' } }),
    'plugin-connect-existing-appliance': () =>
      import('./permissions/plugin-connect-existing-appliance.json', { with: { type: 'json' } }),
      'plugin-deploy-ebs-default-encryption': () =>
      import('./permissions/plugin-deploy-ebs-default-encryption.json', { with: { type: 'json' } }),
    'plugin-encrypt-repositories-kms': () =>
      import('./permissions/plugin-encrypt-repositories-kms.json', { with: { type: 'json' } }),
    'plugin-full-list': () =>
      import('./permissions/plugin-full-list.json', { with: { type: 'json' } }),
    'plugin-one-time-keys-grant-user': () =>
      import('./permissions/plugin-one-time-keys-grant-user.json', { with: { type: 'json' } }),
    'plugin-upgrade-appliance': () =>
      import('./permissions/plugin-upgrade-appliance.json', { with: { type: 'json' } }),
    'plugin-upgrade-default-backup-restore-role': () =>
      import('./permissions/plugin-upgrade-default-backup-restore-role.json', {
        with: { type: 'json' },
      }),
    'rds-backup': () => import('./permissions/rds-backup.json', { with: { type: 'json' } }),
    'rds-backup-image-level': () =>
      import('./permissions/rds-backup-image-level.json', { with: { type: 'json' } }),
    'rds-database-restore': () =>
      import('./permissions/rds-database-restore.json', { with: { type: 'json' } }),
    'rds-instance-restore': () =>
      import('./permissions/rds-instance-restore.json', { with: { type: 'json' } }),
    'redshift-backup': () =>
      import('./permissions/redshift-backup.json', { with: { type: 'json' } }),
    'redshift-backup-manual': () =>
      import('./permissions/redshift-backup-manual.json', { with: { type: 'json' } }),
    'redshift-restore': () =>
      import('./permissions/redshift-restore.json', { with: { type: 'json' } }),
    'redshift-serverless-backup': () =>
      import('./permissions/redshift-serverless-backup.json', { with: { type: 'json' } }),
    'redshift-serverless-backup-manual': () =>
      import('./permissions/redshift-serverless-backup-manual.json', { with: { type: 'json' } }),
    'redshift-serverless-restore': () =>
      import('./permissions/redshift-serverless-restore.json', { with: { type: 'json' } }),
    repository: () => import('./permissions/repository.json', { with: { type: 'json' } }),
    'vpc-backup': () => import('./permissions/vpc-backup.json', { with: { type: 'json' } }),
    'vpc-backup-grant-one-time-keys': () =>
      import('./permissions/vpc-backup-grant-one-time-keys.json', { with: { type: 'json' } }),
    'vpc-restore': () => import('./permissions/vpc-restore.json', { with: { type: 'json' } }),
    'worker-configuration-production-account': () =>
      import('./permissions/worker-configuration-production-account.json', {
        with: { type: 'json' },
      }),
    'worker-deployment-backup-account': () =>
      import('./permissions/worker-deployment-backup-account.json', { with: { type: 'json' } }),
    'worker-flr-production-account': () =>
      import('./permissions/worker-flr-production-account.json', { with: { type: 'json' } }),
    'worker-production-account': () =>
      import('./permissions/worker-production-account.json', { with: { type: 'json' } }),
  };
