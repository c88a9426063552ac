import { rowsOf, type Rows } from '../row.ts';
import { ec2Page, onAnything } from './need.ts';

/** Reads that know no resource types: a policy must allow them on `*`. */
const operations: readonly string[] = [
  'DescribeAddresses',
  'DescribeAvailabilityZones',
  'DescribeIamInstanceProfileAssociations',
  'DescribeImages',
  'DescribeInstances',
  'DescribeInstanceTypeOfferings',
  'DescribeInstanceTypes',
  'DescribeInternetGateways',
  'DescribeKeyPairs',
  'DescribeManagedPrefixLists',
  'DescribeNetworkInterfaces',
  'DescribeRegions',
  'DescribeRouteTables',
  'DescribeSecurityGroupRules',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSubnets',
  'DescribeVolumes',
  'DescribeVpcs',
  'GetEbsDefaultKmsKeyId',
  'GetEbsEncryptionByDefault',
];

export const describeRows: Rows = rowsOf(
  ec2Page,
  Object.fromEntries(
    operations.map((operation) => [operation, (_input: object, scope) => [onAnything(scope)]]),
  ),
);
