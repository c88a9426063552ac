import { describe, expect, it } from 'vitest';

import { quotaRows } from '../../../../src/policies/catalogue/quotas.ts';
import {
  limitOf,
  newQuotaState,
  setLimit,
} from '../../../../src/simulator/cloud/services/quota-state.ts';
import { operations as quotas } from '../../../../src/simulator/cloud/services/service-quotas.ts';
import { callTo, emptyAccount, errorOf } from '../../../fixtures/embedded-cloud/account.ts';

const vpcs = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };
const buckets = { ServiceCode: 's3', QuotaCode: 'L-DC2B2D3D' };
const noService = {
  code: 'NoSuchResourceException',
  message: 'The request failed because the specified service does not exist.',
};

const codes = (region: string) =>
  quotas
    .ListServices({}, callTo(emptyAccount(), region))
    .Services?.map(({ ServiceCode }) => ServiceCode);

describe('ListServices', () => {
  it('has the global services in us-east-1 only', () => {
    expect(codes('us-east-1')).toEqual(['ec2', 'iam', 's3', 'vpc']);
    expect(codes('eu-central-1')).toEqual(['ec2', 'vpc']);
  });

  it('goes page by page, and takes no page size out of bounds', async () => {
    const call = callTo(emptyAccount(), 'us-east-1');
    const first = quotas.ListServices({ MaxResults: 3 }, call);
    const second = quotas.ListServices({ MaxResults: 3, NextToken: first.NextToken }, call);
    expect([first.Services?.length, second.Services?.length, second.NextToken]).toEqual([
      3,
      1,
      undefined,
    ]);
    await expect(
      errorOf(() => quotas.ListServices({ MaxResults: 0 }, call)),
    ).resolves.toMatchObject({ code: 'IllegalArgumentException' });
    await expect(
      errorOf(() => quotas.ListServices({ NextToken: 'x' }, call)),
    ).resolves.toMatchObject({ code: 'InvalidPaginationTokenException' });
  });
});

describe('a quota', () => {
  it('has its default until another value is applied, in that region alone', () => {
    const account = emptyAccount();
    setLimit(account.quotas, 'vpcs', 'eu-central-1', 12);
    const value = (region: string) =>
      quotas.GetServiceQuota(vpcs, callTo(account, region)).Quota?.Value;
    expect([value('eu-central-1'), value('eu-west-1')]).toEqual([12, 5]);
    expect(quotas.GetAWSDefaultServiceQuota(vpcs, callTo(account)).Quota?.Value).toBe(5);
    expect(limitOf(account.quotas, 'vpcs', 'eu-central-1')).toBe(12);
  });

  it('is described as Service Quotas does', () => {
    const call = callTo(emptyAccount());
    expect(quotas.GetServiceQuota(vpcs, call).Quota).toEqual({
      ServiceCode: 'vpc',
      ServiceName: 'Amazon Virtual Private Cloud (Amazon VPC)',
      QuotaArn: 'arn:aws:servicequotas:eu-central-1:111122223333:vpc/L-F678F1CE',
      QuotaCode: 'L-F678F1CE',
      QuotaName: 'VPCs per Region',
      Value: 5,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      QuotaAppliedAtLevel: 'ACCOUNT',
    });
    expect(quotas.GetAWSDefaultServiceQuota(vpcs, call).Quota?.QuotaArn).toBe(
      'arn:aws:servicequotas:eu-central-1::vpc/L-F678F1CE',
    );
  });

  it('of the whole account is asked for in us-east-1, and limits every region', async () => {
    const account = emptyAccount();
    setLimit(account.quotas, 'buckets', 'eu-central-1', 100);
    expect(quotas.GetServiceQuota(buckets, callTo(account, 'us-east-1')).Quota).toMatchObject({
      Value: 100,
      GlobalQuota: true,
    });
    expect(limitOf(account.quotas, 'buckets', 'ap-southeast-2')).toBe(100);
    await expect(
      errorOf(() => quotas.GetServiceQuota(buckets, callTo(account))),
    ).resolves.toMatchObject(noService);
    await expect(
      errorOf(() => quotas.ListServiceQuotas({ ServiceCode: 'iam' }, callTo(account))),
    ).resolves.toMatchObject(noService);
  });

  it('of GovCloud is kept in us-gov-west-1', () => {
    const state = newQuotaState('aws-us-gov');
    setLimit(state, 'roles', 'us-gov-east-1', 2000);
    expect(state.home).toBe('us-gov-west-1');
    expect(limitOf(state, 'roles', 'us-gov-west-1')).toBe(2000);
  });
});

describe('ListServiceQuotas', () => {
  it('lists all that the catalogue has of a service, with the applied values', () => {
    const account = emptyAccount();
    setLimit(account.quotas, 'elastic-ips', 'eu-central-1', 0);
    const { Quotas } = quotas.ListServiceQuotas({ ServiceCode: 'ec2' }, callTo(account));
    const rows = quotaRows.filter(({ service }) => service === 'ec2');
    expect(Quotas?.map(({ QuotaCode }) => QuotaCode)).toEqual(rows.map(({ code }) => code));
    expect(Quotas?.find(({ QuotaCode }) => QuotaCode === 'L-0263D0A3')?.Value).toBe(0);
    const defaults = quotas.ListAWSDefaultServiceQuotas(
      { ServiceCode: 'ec2' },
      callTo(account),
    ).Quotas;
    expect(defaults?.find(({ QuotaCode }) => QuotaCode === 'L-0263D0A3')?.Value).toBe(5);
  });

  it('can be narrowed to one code, and paged', () => {
    const call = callTo(emptyAccount());
    expect(quotas.ListServiceQuotas(vpcs, call).Quotas).toHaveLength(1);
    const first = quotas.ListServiceQuotas({ ServiceCode: 'vpc', MaxResults: 1 }, call);
    expect(first.Quotas).toHaveLength(1);
    expect(
      quotas.ListServiceQuotas({ ServiceCode: 'vpc', NextToken: first.NextToken }, call).Quotas?.[0]
        ?.QuotaCode,
    ).not.toBe(first.Quotas?.[0]?.QuotaCode);
  });

  it.each(['EC2', 'lambda'])(
    'does not know %s: codes are told apart by case',
    async (ServiceCode) => {
      await expect(
        errorOf(() => quotas.ListServiceQuotas({ ServiceCode }, callTo(emptyAccount()))),
      ).resolves.toMatchObject(noService);
    },
  );

  it('tells a code that does not exist from a service that does not', async () => {
    const error = await errorOf(() =>
      quotas.GetServiceQuota(
        { ServiceCode: 'vpc', QuotaCode: 'L-00000000' },
        callTo(emptyAccount()),
      ),
    );
    expect(error).toMatchObject({
      code: 'NoSuchResourceException',
      message: 'The request failed because the specified quota does not exist.',
    });
  });
});

it('has no history of requested changes', async () => {
  const call = callTo(emptyAccount());
  expect(quotas.ListRequestedServiceQuotaChangeHistory({ ServiceCode: 'vpc' }, call)).toEqual({
    RequestedQuotas: [],
  });
  await expect(
    errorOf(() => quotas.ListRequestedServiceQuotaChangeHistory({ ServiceCode: 'none' }, call)),
  ).resolves.toMatchObject(noService);
});
