import type { IamPolicy } from './state.ts';

/**
 * AWS's own policies by ARN, as far as their whole document is known here; of any other the embedded account says
 * NoSuchEntity, so that nothing is decided by a document that is only half true. Documents as of 2026-08:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function awsManagedPolicies(partition: string): ReadonlyMap<string, IamPolicy> {
  const known = byPartition.get(partition);
  if (known) return known;
  const policies = rows.map((row) => policyOfRow(row, partition));
  const made = new Map(policies.map((policy) => [policy.arn, policy]));
  byPartition.set(partition, made);
  return made;
}

const byPartition = new Map<string, ReadonlyMap<string, IamPolicy>>();

interface Row {
  readonly name: string;
  readonly path: string;
  /** AWS publishes the id of AdministratorAccess in its examples; the others are made up. */
  readonly id: string;
  readonly version: number;
  readonly created: string;
  readonly updated: string;
  readonly description: string;
  readonly statements: readonly object[];
}

const rows: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
    name: 'AdministratorAccess',
    path: '/',
    id: 'ANPAIWMBCKSKIEE64ZLYK',
    version: 1,
    created: '2015-02-06T18:39:46Z',
    updated: '2015-02-06T18:39:46Z',
    description: 'Provides full access to AWS services and resources.',
    statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
  {
    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
    name: 'AmazonSSMManagedInstanceCore',
    path: '/',
    id: 'ANPAXEMBEDDEDSSMCORE2',
    version: 2,
    created: '2019-03-15T17:22:12Z',
    updated: '2019-05-23T16:54:21Z',
    description:
      'The policy for Amazon EC2 Role to enable AWS Systems Manager service core functionality.',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'ssm:DescribeAssociation',
          'ssm:GetDeployablePatchSnapshotForInstance',
          'ssm:GetDocument',
          'ssm:DescribeDocument',
          'ssm:GetManifest',
          'ssm:GetParameter',
          'ssm:GetParameters',
          'ssm:ListAssociations',
          'ssm:ListInstanceAssociations',
          'ssm:PutInventory',
          'ssm:PutComplianceItems',
          'ssm:PutConfigurePackageResult',
          'ssm:UpdateAssociationStatus',
          'ssm:UpdateInstanceAssociationStatus',
          'ssm:UpdateInstanceInformation',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: [
          'ssmmessages:CreateControlChannel',
          'ssmmessages:CreateDataChannel',
          'ssmmessages:OpenControlChannel',
          'ssmmessages:OpenDataChannel',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: [
          'ec2messages:AcknowledgeMessage',
          'ec2messages:DeleteMessage',
          'ec2messages:FailMessage',
          'ec2messages:GetEndpoint',
          'ec2messages:GetMessages',
          'ec2messages:SendReply',
        ],
        Resource: '*',
      },
    ],
  },
  {
    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchEventsServiceRolePolicy.html
    name: 'CloudWatchEventsServiceRolePolicy',
    path: '/aws-service-role/',
    id: 'ANPAXEMBEDDEDCWEVENTS',
    version: 1,
    created: '2017-11-17T00:42:04Z',
    updated: '2017-11-17T00:42:04Z',
    description:
      'Allow AWS CloudWatch to execute actions on your behalf configured through alarms and events.',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'cloudwatch:DescribeAlarms',
          'ec2:DescribeInstanceStatus',
          'ec2:DescribeInstances',
          'ec2:DescribeSnapshots',
          'ec2:DescribeVolumeStatus',
          'ec2:DescribeVolumes',
          'ec2:RebootInstances',
          'ec2:StopInstances',
          'ec2:TerminateInstances',
          'ec2:CreateSnapshot',
        ],
        Resource: '*',
      },
    ],
  },
];

/** Only the default version is known; earlier ones are answered with NoSuchEntity. */
function policyOfRow(row: Row, partition: string): IamPolicy {
  const { name, path, id, description } = row;
  const version = `v${row.version}`;
  const text = JSON.stringify({ Version: '2012-10-17', Statement: row.statements }, null, 4);
  const updateDate = Date.parse(row.updated);
  return {
    name,
    path,
    id,
    arn: `arn:${partition}:iam::aws:policy${path}${name}`,
    createDate: Date.parse(row.created),
    updateDate,
    description,
    defaultVersion: version,
    versions: new Map([
      [version, { id: version, document: { name, text }, createDate: updateDate }],
    ]),
    newest: row.version,
    awsManaged: true,
    tags: new Map(),
  };
}
