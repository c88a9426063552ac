import type { ServiceName } from '../../vocabulary/connection.ts';

/** A read-only call by which an API shows that it answers this caller. */
export interface Probe {
  /** Endpoint prefix, the subject of the result: `monitoring`. */
  readonly endpoint: string;
  readonly service: ServiceName;
  readonly operation: string;
  /** The IAM action of the operation. */
  readonly action: string;
  /** `home`: answered only in us-east-1 (GovCloud: us-gov-west-1); `region`: in the region of the plan. */
  readonly where: 'region' | 'home';
  /** Partitions without the service. */
  readonly absentIn?: readonly string[];
}

/**
 * The twelve endpoints of the owner's list, then the two that the documented deployment needs besides.
 * Each call is the cheapest of its service that has no side effect and no required input; operations and actions:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const probes: readonly Probe[] = [
  {
    endpoint: 'cloudtrail',
    service: 'cloudtrail',
    operation: 'DescribeTrails',
    action: 'cloudtrail:DescribeTrails',
    where: 'region',
  },
  {
    endpoint: 'config',
    service: 'config-service',
    operation: 'DescribeConfigurationRecorders',
    action: 'config:DescribeConfigurationRecorders',
    where: 'region',
  },
  {
    endpoint: 'ec2',
    service: 'ec2',
    operation: 'DescribeVpcs',
    action: 'ec2:DescribeVpcs',
    where: 'region',
  },
  {
    endpoint: 'kms',
    service: 'kms',
    operation: 'ListKeys',
    action: 'kms:ListKeys',
    where: 'region',
  },
  {
    endpoint: 'monitoring',
    service: 'cloudwatch',
    operation: 'DescribeAlarms',
    action: 'cloudwatch:DescribeAlarms',
    where: 'region',
  },
  {
    // The control plane of User Notifications answers in us-east-1 alone, and the commercial partition alone has it:
    // https://docs.aws.amazon.com/notifications/latest/APIReference/Welcome.html
    endpoint: 'notifications',
    service: 'notifications',
    operation: 'ListNotificationHubs',
    action: 'notifications:ListNotificationHubs',
    where: 'home',
    absentIn: ['aws-us-gov', 'aws-cn'],
  },
  {
    endpoint: 'resource-explorer-2',
    service: 'resource-explorer-2',
    operation: 'ListIndexes',
    action: 'resource-explorer-2:ListIndexes',
    where: 'region',
  },
  {
    endpoint: 's3',
    service: 's3',
    operation: 'ListBuckets',
    action: 's3:ListAllMyBuckets',
    where: 'region',
  },
  {
    endpoint: 'servicequotas',
    service: 'service-quotas',
    operation: 'ListServices',
    action: 'servicequotas:ListServices',
    where: 'region',
  },
  {
    endpoint: 'ssm',
    service: 'ssm',
    operation: 'DescribeInstanceInformation',
    action: 'ssm:DescribeInstanceInformation',
    where: 'region',
  },
  {
    endpoint: 'sso',
    service: 'sso-admin',
    operation: 'ListInstances',
    action: 'sso:ListInstances',
    where: 'region',
  },
  {
    endpoint: 'sts',
    service: 'sts',
    operation: 'GetCallerIdentity',
    action: 'sts:GetCallerIdentity',
    where: 'region',
  },
  {
    endpoint: 'iam',
    service: 'iam',
    operation: 'GetAccountSummary',
    action: 'iam:GetAccountSummary',
    where: 'home',
  },
  {
    endpoint: 'dlm',
    service: 'dlm',
    operation: 'GetLifecyclePolicies',
    action: 'dlm:GetLifecyclePolicies',
    where: 'region',
  },
];
