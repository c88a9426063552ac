/** A documented set of permissions that lacks something which the product's documentation demands elsewhere. */
export interface DocumentedOmission {
  /** Actions in lower case, or services, all of which only a copy of this set has. */
  readonly knownBy: readonly string[];
  readonly missing: string;
  /** Whose permissions they are: `EC2 backup`. */
  readonly of: string;
  /** Where it is demanded, as half a sentence. */
  readonly why: string;
}

/**
 * Of the pages of version 10, build 10.0.0.232, read on 2026-01-28, against
 * https://helpcenter.veeam.com/docs/vbaws/guide/permissions_changelog.html (9.1 to 10) and
 * https://helpcenter.veeam.com/archive/vbaws/9/guide/permissions_changelog.html (8 to 9).
 */
export const documentedOmissions: readonly DocumentedOmission[] = [
  {
    knownBy: [
      'rds:createtenantdatabase',
      'rds:deletedbinstance',
      'rds:restoredbinstancefromdbsnapshot',
    ],
    missing: 'rds:DeleteTenantDatabase',
    of: 'the default role’s RDS restore',
    why: 'the list of changes demands it since version 10, for Oracle databases with tenants',
  },
  {
    knownBy: [
      'ebs:listchangedblocks',
      'ec2:createsnapshots',
      'ec2:describeconversiontasks',
      'kms:reencryptfrom',
    ],
    missing: 'kms:GenerateDataKeyWithoutPlaintext',
    of: 'EC2 backup',
    why: 'the list of changes demands it since version 9, for encrypted volumes',
  },
  {
    knownBy: [
      'ec2messages:getmessages',
      'ec2:copysnapshot',
      'ec2:createkeypair',
      'ssm:putinventory',
    ],
    missing: 'ec2:DescribeImages',
    of: 'workers for file-level recovery',
    why: 'the list of changes demands it since version 9, to launch the worker',
  },
];

/**
 * Trust of one role for all features. Sources: https://helpcenter.veeam.com/docs/vbaws/guide/full_list_permissions.html
 * and, for the service that it lacks, https://helpcenter.veeam.com/docs/vbaws/guide/role_permissions_restore_db.html
 */
export const documentedTrustOmission: DocumentedOmission = {
  knownBy: ['backup.amazonaws.com', 'batchoperations.s3.amazonaws.com', 'ec2.amazonaws.com'],
  missing: 'rds.amazonaws.com',
  of: 'a single role',
  why: 'the page on restoring RDS databases demands it',
};
