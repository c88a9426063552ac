import type { ServiceName } from '../../../vocabulary/connection.ts';

/**
 * The only operations that `check` may send: a client in front of which this list stands cannot change an account, even
 * by a mistake of ours. Each is a read; check-read.json allows exactly the actions that they need.
 */
export const readOperations: Readonly<Record<ServiceName, readonly string[]>> = {
  cloudtrail: ['DescribeTrails'],
  cloudwatch: ['DescribeAlarms'],
  'config-service': ['DescribeConfigurationRecorders'],
  dlm: ['GetLifecyclePolicies'],
  ec2: [
    'DescribeAddresses',
    'DescribeAvailabilityZones',
    'DescribeInstances',
    'DescribeInstanceTypeOfferings',
    'DescribeInstanceTypes',
    'DescribeInternetGateways',
    'DescribeKeyPairs',
    'DescribeManagedPrefixLists',
    'DescribeRegions',
    'DescribeRouteTables',
    'DescribeSecurityGroupRules',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeVpcAttribute',
    'DescribeVpcs',
    'GetEbsDefaultKmsKeyId',
    'GetEbsEncryptionByDefault',
    'GetManagedPrefixListEntries',
  ],
  iam: [
    'GetAccountSummary',
    'GetContextKeysForPrincipalPolicy',
    'GetGroupPolicy',
    'GetPolicy',
    'GetPolicyVersion',
    'GetRole',
    'GetRolePolicy',
    'GetUser',
    'GetUserPolicy',
    'ListAttachedGroupPolicies',
    'ListAttachedRolePolicies',
    'ListAttachedUserPolicies',
    'ListGroupPolicies',
    'ListGroupsForUser',
    'ListInstanceProfilesForRole',
    'ListRolePolicies',
    'ListRoles',
    'ListUserPolicies',
    'SimulatePrincipalPolicy',
  ],
  kms: ['ListKeys'],
  notifications: ['ListNotificationHubs'],
  'resource-explorer-2': ['ListIndexes'],
  s3: ['ListBuckets'],
  'service-quotas': [
    'GetAWSDefaultServiceQuota',
    'GetServiceQuota',
    'ListAWSDefaultServiceQuotas',
    'ListServiceQuotas',
    'ListServices',
  ],
  ssm: ['DescribeInstanceInformation'],
  'sso-admin': ['ListInstances'],
  sts: ['DecodeAuthorizationMessage', 'GetCallerIdentity'],
};

/** Whether `check` may send the operation. */
export function isReadOperation(service: ServiceName, operation: string): boolean {
  return readOperations[service].includes(operation);
}
