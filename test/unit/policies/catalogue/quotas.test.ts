import { describe, expect, test } from 'vitest';

import { isStandardFamily, quotaNeeds } from '../../../../src/policies/catalogue/quota-needs.ts';
import { quotaRows } from '../../../../src/policies/catalogue/quotas.ts';
import { existingPlan, newPlan } from '../../../fixtures/authorise/plans.ts';

describe('quotas', () => {
  test('are the ten, each once', () => {
    expect(quotaRows.map(({ id }) => id)).toEqual([
      'vpcs',
      'subnets-per-vpc',
      'internet-gateways',
      'elastic-ips',
      'security-groups',
      'standard-vcpus',
      'buckets',
      'roles',
      'policies',
      'instance-profiles',
    ]);
    expect(new Set(quotaRows.map(({ code }) => code)).size).toBe(10);
  });

  test.each(quotaRows)('$id has a code, a dated default and a page', (row) => {
    expect(row.code).toMatch(/^L-[0-9A-F]{8}$/);
    expect(row.default).toBeGreaterThan(0);
    expect(row.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(row.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  test('fail with AWS’s error in AWS’s words', () => {
    const errors = quotaRows.map(({ exceeded }) => `${exceeded.operation} ${exceeded.code}`);
    expect(errors).toEqual([
      'CreateVpc VpcLimitExceeded',
      'CreateSubnet SubnetLimitExceeded',
      'CreateInternetGateway InternetGatewayLimitExceeded',
      'AllocateAddress AddressLimitExceeded',
      'CreateSecurityGroup SecurityGroupLimitExceeded',
      'RunInstances VcpuLimitExceeded',
      'CreateBucket TooManyBuckets',
      'CreateRole LimitExceeded',
      'CreatePolicy LimitExceeded',
      'CreateInstanceProfile LimitExceeded',
    ]);
    const address = quotaRows.find(({ id }) => id === 'elastic-ips');
    expect(address?.exceeded.message).toBe('The maximum number of addresses has been reached.');
    const roles = quotaRows.find(({ id }) => id === 'roles');
    expect(roles?.exceeded.message).toBe('Cannot exceed quota for RolesPerAccount: {limit}');
  });

  test('of IAM are read from the account’s summary and kept for the account', () => {
    for (const { service, summary, scope } of quotaRows) {
      expect(summary !== undefined).toBe(service === 'iam');
      expect(scope === 'account').toBe(service === 'iam' || service === 's3');
    }
  });
});

describe('quotaNeeds', () => {
  test('has a row for every quota', () => {
    expect(quotaNeeds(newPlan, 2).map(({ id }) => id)).toEqual(quotaRows.map(({ id }) => id));
  });

  test('of a deployment that makes its network', () => {
    expect(needs()).toEqual({
      vpcs: 1,
      'subnets-per-vpc': 1,
      'internet-gateways': 1,
      'elastic-ips': 1,
      'security-groups': 2, // a VPC brings its default group
      'standard-vcpus': 2,
      buckets: 1,
      roles: 2,
      policies: 3,
      'instance-profiles': 2,
    });
  });

  test('of one that uses what exists', () => {
    expect(needs(existingPlan)).toMatchObject({
      vpcs: 0,
      'subnets-per-vpc': 0,
      'internet-gateways': 0,
      'elastic-ips': 0,
      'security-groups': 0,
      'standard-vcpus': 2,
      buckets: 1,
    });
  });

  test('an address is needed for a new static one only', () => {
    expect(needs({ ...newPlan, connection: 'public-dynamic' })['elastic-ips']).toBe(0);
    expect(needs({ ...newPlan, elasticIp: { existing: 'eipalloc-1' } })['elastic-ips']).toBe(0);
  });

  test('the role for snapshots is a third one', () => {
    expect(needs({ ...newPlan, snapshotsRole: true })['roles']).toBe(3);
  });

  test('an unknown size of the instance type makes the need unknown, never nought', () => {
    const vcpus = quotaNeeds(newPlan, undefined).find(({ id }) => id === 'standard-vcpus');
    expect(vcpus).toMatchObject({ need: undefined });
  });

  test('a family with a quota of its own takes nothing from the standard one, and says what is not examined', () => {
    const vcpus = quotaNeeds({ ...newPlan, instanceType: 'g4dn.xlarge' }, 4).find(
      ({ id }) => id === 'standard-vcpus',
    );
    expect(vcpus?.need).toBe(0);
    expect(vcpus?.why).toMatch(/own family, which is not examined/);
  });

  test.each([
    'a1.large',
    'c5.large',
    'd3en.xlarge',
    'i4i.large',
    'im4gn.large',
    'is4gen.large',
    'm6gd.large',
    't3.medium',
    'z1d.large',
  ])('%s is standard', (type) => expect(isStandardFamily(type)).toBe(true));

  test.each([
    'dl1.24xlarge',
    'f1.2xlarge',
    'g4dn.xlarge',
    'hpc7a.12xlarge',
    'inf2.xlarge',
    'mac2.metal',
    'p4d.24xlarge',
    'trn1.2xlarge',
    'u-6tb1.metal',
    'vt1.3xlarge',
    'x2idn.16xlarge',
    '',
  ])('%s is not', (type) => expect(isStandardFamily(type)).toBe(false));
});

function needs(plan = newPlan, vcpus: number | undefined = 2) {
  return Object.fromEntries(quotaNeeds(plan, vcpus).map(({ id, need }) => [id, need]));
}
