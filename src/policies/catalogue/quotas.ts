import type { QuotaRow } from './quota.ts';

const vpcPage = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';
const ec2Page = 'https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html';
const s3Page = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html';
const iamPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';

/** Day the defaults were read; AWS changes them, so an account's applied value always wins. */
const asOf = '2026-08-22';

/**
 * The quotas that a deployment consumes. Codes and defaults: the pages named in the rows. Error codes:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, API_CreateBucket and API_CreateRole;
 * messages as AWS answers them, `{limit}` standing for the limit. For subnets and security groups no verbatim message was
 * found: theirs follow the page's wording.
 */
export const quotaRows: readonly QuotaRow[] = [
  {
    id: 'vpcs',
    service: 'vpc',
    code: 'L-F678F1CE',
    name: 'VPCs per Region',
    default: 5,
    scope: 'region',
    adjustable: true,
    exceeded: {
      service: 'ec2',
      operation: 'CreateVpc',
      code: 'VpcLimitExceeded',
      message: 'The maximum number of VPCs has been reached.',
    },
    asOf,
    source: vpcPage,
  },
  {
    id: 'subnets-per-vpc',
    service: 'vpc',
    code: 'L-407747CB',
    name: 'Subnets per VPC',
    default: 200,
    scope: 'parent',
    adjustable: true,
    exceeded: {
      service: 'ec2',
      operation: 'CreateSubnet',
      code: 'SubnetLimitExceeded',
      message:
        'You have reached the limit on the number of subnets that you can create for the VPC.',
    },
    asOf,
    source: vpcPage,
  },
  {
    id: 'internet-gateways',
    service: 'vpc',
    code: 'L-A4707A72',
    name: 'Internet gateways per Region',
    default: 5,
    scope: 'region',
    // Raised together with VPCs per Region, never alone.
    adjustable: true,
    exceeded: {
      service: 'ec2',
      operation: 'CreateInternetGateway',
      code: 'InternetGatewayLimitExceeded',
      message: 'The maximum number of internet gateways has been reached.',
    },
    asOf,
    source: vpcPage,
  },
  {
    id: 'elastic-ips',
    service: 'ec2',
    code: 'L-0263D0A3',
    name: 'EC2-VPC Elastic IPs',
    default: 5,
    scope: 'region',
    adjustable: true,
    exceeded: {
      service: 'ec2',
      operation: 'AllocateAddress',
      code: 'AddressLimitExceeded',
      message: 'The maximum number of addresses has been reached.',
    },
    asOf,
    source: vpcPage,
  },
  {
    id: 'security-groups',
    service: 'vpc',
    code: 'L-E79EC296',
    name: 'VPC security groups per Region',
    default: 2500,
    scope: 'region',
    adjustable: true,
    exceeded: {
      service: 'ec2',
      operation: 'CreateSecurityGroup',
      code: 'SecurityGroupLimitExceeded',
      message: 'You have reached the limit on the number of security groups that you can create.',
    },
    asOf,
    source: vpcPage,
  },
  {
    id: 'standard-vcpus',
    service: 'ec2',
    code: 'L-1216C47A',
    name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    default: 5,
    scope: 'region',
    adjustable: true,
    exceeded: {
      service: 'ec2',
      operation: 'RunInstances',
      code: 'VcpuLimitExceeded',
      message:
        'You have requested more vCPU capacity than your current vCPU limit of {limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    },
    asOf,
    source: ec2Page,
  },
  {
    id: 'buckets',
    service: 's3',
    code: 'L-DC2B2D3D',
    name: 'General purpose buckets',
    default: 10_000,
    scope: 'account',
    adjustable: true,
    exceeded: {
      service: 's3',
      operation: 'CreateBucket',
      code: 'TooManyBuckets',
      message: 'You have attempted to create more buckets than allowed',
    },
    asOf,
    source: s3Page,
  },
  {
    id: 'roles',
    service: 'iam',
    code: 'L-FE177D64',
    name: 'Roles per account',
    default: 1000,
    scope: 'account',
    adjustable: true,
    summary: { used: 'Roles', limit: 'RolesQuota' },
    exceeded: {
      service: 'iam',
      operation: 'CreateRole',
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for RolesPerAccount: {limit}',
    },
    asOf,
    source: iamPage,
  },
  {
    id: 'policies',
    service: 'iam',
    code: 'L-E95E4862',
    name: 'Customer managed policies per account',
    default: 1500,
    scope: 'account',
    adjustable: true,
    summary: { used: 'Policies', limit: 'PoliciesQuota' },
    exceeded: {
      service: 'iam',
      operation: 'CreatePolicy',
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for PoliciesPerAccount: {limit}',
    },
    asOf,
    source: iamPage,
  },
  {
    id: 'instance-profiles',
    service: 'iam',
    code: 'L-6E65F664',
    name: 'Instance profiles per account',
    default: 1000,
    scope: 'account',
    adjustable: true,
    summary: { used: 'InstanceProfiles', limit: 'InstanceProfilesQuota' },
    exceeded: {
      service: 'iam',
      operation: 'CreateInstanceProfile',
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for InstanceProfilesPerAccount: {limit}',
    },
    asOf,
    source: iamPage,
  },
];
