import { describe, expect, it } from 'vitest';

import { quota } from '../../../../src/checks/quotas/quota.ts';
import type { QuotaId } from '../../../../src/policies/catalogue/quota.ts';
import { quotaRows } from '../../../../src/policies/catalogue/quotas.ts';
import type { Facts, QuotaFact } from '../../../../src/vocabulary/facts.ts';
import type { Plan } from '../../../../src/vocabulary/plan.ts';
import {
  bySubject,
  catalogue,
  existingNetwork,
  goodFacts,
  plan,
} from '../support/literal-facts.ts';

function fact(
  id: QuotaId,
  used: number,
  value: number,
  source: 'applied' | 'default' = 'applied',
): QuotaFact {
  return { id, limit: { value: { value, source } }, used: { value: used } };
}

const roomy: readonly QuotaFact[] = quotaRows.map(({ id }) => fact(id, 1, 100));

async function run(quotas: readonly QuotaFact[], change: Partial<Facts> = {}, of: Plan = plan) {
  return [...quota.run({ ...goodFacts, quotas, ...change }, of, await catalogue())];
}

async function about(one: QuotaFact, change: Partial<Facts> = {}, of: Plan = plan) {
  return bySubject(await run([one], change, of), one.id);
}

describe('check/quota', () => {
  it('has a result for every quota of the catalogue', async () => {
    const results = await run(roomy);
    expect(results.map(({ subject }) => subject)).toEqual(quotaRows.map(({ id }) => id));
    expect(results.every(({ status }) => status === 'pass')).toBe(true);
    expect(results).toHaveLength(quota.expected(plan, await catalogue()));
  });

  it('gives need, usage and limit', async () => {
    const result = await about(fact('elastic-ips', 1, 5));
    expect(result).toMatchObject({
      status: 'pass',
      quota: { need: 1, used: 1, limit: 5, source: 'applied' },
    });
    expect(result.message).toBe(
      "Need 1 (the appliance's static address), in use 1, limit 5 (applied).",
    );
  });

  it('fails where the account is short, with the request that raises the limit', async () => {
    const result = await about(fact('elastic-ips', 5, 5));
    expect(result).toMatchObject({
      status: 'fail',
      severity: 'error',
      quota: { need: 1, used: 5, limit: 5 },
    });
    expect(result.message).toContain('1 too few');
    expect(result.remedy?.patch).toBe(
      'aws service-quotas request-service-quota-increase --service-code ec2 --quota-code L-0263D0A3 --desired-value 6 --region eu-central-1',
    );
  });

  it.each([
    { used: 3, status: 'warn' },
    { used: 2, status: 'pass' },
    { used: 4, status: 'warn' },
  ])('with a limit of 5 and $used in use: $status', async ({ used, status }) => {
    expect((await about(fact('vpcs', used, 5))).status).toBe(status);
  });

  it('asks for the quotas of S3 and IAM in us-east-1, in GovCloud in us-gov-west-1', async () => {
    const full = await about(fact('buckets', 100, 100));
    expect(full.remedy?.patch).toContain('--region us-east-1');
    const gov = { partition: 'aws-us-gov', region: 'us-gov-east-1' };
    expect((await about(fact('roles', 1000, 1000), gov)).remedy?.patch).toContain(
      '--region us-gov-west-1',
    );
  });

  it('labels a default that nobody read', async () => {
    const result = await about(fact('vpcs', 1, 5, 'default'));
    expect(result.status).toBe('pass');
    expect(result.message).toMatch(/AWS's default of \d{4}-\d{2}-\d{2}, not read from the account/);
    expect(result.evidence[0]?.kind).toBe('documented');
  });

  it('does not fail the account by a default: its own limit may be higher', async () => {
    const result = await about(fact('elastic-ips', 5, 5, 'default'));
    expect(result).toMatchObject({ status: 'unknown', severity: 'error' });
    expect(result.remedy?.text).toContain('servicequotas:ListServiceQuotas');
  });

  it('counts the vCPUs of the type of the plan', async () => {
    const large = { offered: true, vcpus: 8, architectures: ['x86_64'] };
    const regionFacts = { ...goodFacts.regionFacts, instanceType: { value: large } };
    const result = await about(fact('standard-vcpus', 0, 5), { regionFacts });
    expect(result).toMatchObject({ status: 'fail', quota: { need: 8 } });
  });

  it('is unknown where the size of the type is', async () => {
    const regionFacts = { ...goodFacts.regionFacts, instanceType: { unknown: 'denied.' } };
    expect((await about(fact('standard-vcpus', 0, 5), { regionFacts })).status).toBe('unknown');
  });

  it('skips what the plan does not use, even where it is full', async () => {
    const result = await about(fact('vpcs', 5, 5), {}, existingNetwork);
    expect(result.status).toBe('skipped');
    expect(result.quota).toBeUndefined();
  });

  it('is unknown where usage could not be counted', async () => {
    const limit = { value: { value: 5, source: 'applied' } } as const;
    const used = { unknown: 'the caller may not call it.', needs: ['ec2:DescribeVpcs'] };
    const result = await about({ id: 'vpcs', limit, used });
    expect(result).toMatchObject({
      status: 'unknown',
      remedy: { text: 'Allow ec2:DescribeVpcs.' },
    });
  });

  it('is unknown for a quota that was not read', async () => {
    expect(bySubject(await run([]), 'roles').status).toBe('unknown');
  });
});
