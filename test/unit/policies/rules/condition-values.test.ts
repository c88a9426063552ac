import { describe, expect, test } from 'vitest';

import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { badBool } from '../../../../src/policies/rules/bad-bool.ts';
import { badIp } from '../../../../src/policies/rules/bad-ip.ts';
import { badKmsValue } from '../../../../src/policies/rules/bad-kms-value.ts';
import { badRegionValue } from '../../../../src/policies/rules/bad-region-value.ts';
import { badServiceValue } from '../../../../src/policies/rules/bad-service-value.ts';
import { badVpcId } from '../../../../src/policies/rules/bad-vpc-id.ts';
import { ipHostBits } from '../../../../src/policies/rules/ip-host-bits.ts';
import { privateSourceIp } from '../../../../src/policies/rules/private-source-ip.ts';
import { typeMismatch } from '../../../../src/policies/rules/type-mismatch.ts';
import { conditionFindings } from './condition-findings.ts';

async function judge(
  rule: Rule,
  operator: string,
  key: string,
  values: readonly string[],
): Promise<readonly string[]> {
  const found = await conditionFindings(rule, { [operator]: { [key]: values } });
  return found.map(
    ([pointer]) => values[Number(pointer.slice(pointer.lastIndexOf('/') + 1))] ?? '',
  );
}

describe('values that one cannot judge', () => {
  test.each([
    [badRegionValue, 'aws:RequestedRegion', '${aws:PrincipalTag/region}'],
    [badRegionValue, 'aws:RequestedRegion', '<region>'],
    [badVpcId, 'aws:SourceVpc', '${aws:PrincipalTag/vpc}'],
    [badServiceValue, 'iam:PassedToService', '{service}'],
    [badKmsValue, 's3tables:KMSKeyArn', 'KEY_ARN'],
  ])('are left alone (%#)', async (rule, key, value) => {
    expect(await judge(rule, 'StringEquals', key, [value])).toEqual([]);
  });

  test('are those with a wildcard that the operator does not read as one', async () => {
    expect(await judge(badVpcId, 'StringEquals', 'aws:SourceVpc', ['x*'])).toEqual([]);
  });
});

describe('patterns', () => {
  test.each([
    [badRegionValue, 'aws:RequestedRegion', ['*', 'u*', 'us-*', 'us-gov-*', '??-west-1', 'us*-1']],
    [badServiceValue, 'iam:PassedToService', ['*', '*.amazonaws.com', 'ec2.*', '*.cn', 'ec2?*']],
    [badServiceValue, 'kms:ViaService', ['s3.*.amazonaws.com', '*.eu-west-1.amazonaws.com']],
    [badVpcId, 'aws:SourceVpc', ['*', 'v*', 'vpc-*', 'vpc-0a1?2b3c']],
    [badKmsValue, 's3:x-amz-server-side-encryption-aws-kms-key-id', ['*', 'arn:*', '*key/1*']],
    [
      badKmsValue,
      's3tables:KMSKeyArn',
      ['arn:aws*:kms:*:*:key/1', 'arn:aws:kms:*', 'arn:aws:k?s:r:1:key/1'],
    ],
  ])('that can match something are good (%#)', async (rule, key, patterns) => {
    expect(await judge(rule, 'StringLike', key, patterns)).toEqual([]);
  });

  test.each([
    [badRegionValue, 'aws:RequestedRegion', ['e_*', 'usa-*', 'EU-*']],
    [badServiceValue, 'iam:PassedToService', ['*.amazonaws.co', 'ec2.*.aws', 'S3.*.amazonaws.com']],
    [badVpcId, 'aws:SourceVpc', ['vpce-*', 'VPC-*']],
    [badKmsValue, 's3tables:KMSKeyArn', ['alias/*', 'arn:aws:s3:*', 'arn:aws:kms:r:1:alias/*']],
  ])('that can match nothing are bad (%#)', async (rule, key, patterns) => {
    expect(await judge(rule, 'StringLike', key, patterns)).toEqual(patterns);
  });
});

test('case counts unless the operator says otherwise', async () => {
  expect(
    await judge(badRegionValue, 'StringEqualsIgnoreCase', 'aws:RequestedRegion', ['EU-west-1']),
  ).toEqual([]);
  expect(
    await judge(badServiceValue, 'StringEqualsIgnoreCase', 'iam:PassedToService', [
      'EC2.amazonaws.com',
    ]),
  ).toEqual([]);
  expect(
    await judge(badServiceValue, 'StringEquals', 'iam:PassedToService', ['EC2.amazonaws.com']),
  ).toEqual(['EC2.amazonaws.com']);
});

test.each(['10.0.0.0/8', '172.31.255.255', '100.64.0.0/10', 'fe80::1', '::1'])(
  '%s is private',
  async (address) => {
    expect(
      await conditionFindings(privateSourceIp, { IpAddress: { 'aws:SourceIp': address } }),
    ).toHaveLength(1);
  },
);

test.each(['172.32.0.0/16', '10.0.0.0/7', '0.0.0.0/0', '2001:db8::/32', '::/0', 'x'])(
  '%s is not private',
  async (address) => {
    expect(
      await conditionFindings(privateSourceIp, { IpAddress: { 'aws:SourceIp': address } }),
    ).toEqual([]);
  },
);

test('any address is written 0.0.0.0/0', async () => {
  expect(
    await conditionFindings(ipHostBits, { NotIpAddress: { 'aws:SourceIp': '10.1.2.3/0' } }),
  ).toEqual([['NotIpAddress/aws:SourceIp', '10.1.2.3/0 means the whole range 0.0.0.0/0.']]);
});

test('an operator of the wrong type is told once, not again for its values', async () => {
  const condition = {
    IpAddress: { 'aws:SecureTransport': 'true' },
    Bool: { 'aws:SourceIp': '203.0.113.5' },
  };
  expect(await conditionFindings(badIp, condition)).toEqual([]);
  expect(await conditionFindings(badBool, condition)).toEqual([]);
  expect(await conditionFindings(typeMismatch, condition)).toHaveLength(2);
});
