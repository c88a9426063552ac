import { describe, expect, it } from 'vitest';

import { input } from '../../../../src/checks/inputs/input.ts';
import type { Facts, RegionFacts } from '../../../../src/vocabulary/facts.ts';
import type { Plan } from '../../../../src/vocabulary/plan.ts';
import {
  bySubject,
  catalogue,
  existingNetwork,
  goodFacts,
  plan,
} from '../support/literal-facts.ts';

async function run(change: Partial<Plan> = {}, facts: Partial<Facts> = {}) {
  return [...input.run({ ...goodFacts, ...facts }, { ...plan, ...change }, await catalogue())];
}

async function about(
  subject: string,
  change: Partial<Plan> = {},
  region: Partial<RegionFacts> = {},
) {
  const regionFacts = { ...goodFacts.regionFacts, ...region };
  return bySubject(await run(change, { regionFacts }), subject);
}

function type(vcpus: number, ...architectures: readonly string[]): Partial<RegionFacts> {
  return { instanceType: { value: { offered: true, vcpus, architectures } } };
}

describe('check/input', () => {
  it('passes the default plan', async () => {
    const results = await run();
    expect(results.map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      'partition pass',
      'region pass',
      'instance-type pass',
      'instance-size pass',
      'connection pass',
      'name pass',
      'administrator pass',
      'addresses pass',
    ]);
    expect(results).toHaveLength(input.expected(plan, await catalogue()));
  });

  it('fails in China', async () => {
    const result = bySubject(
      await run({}, { partition: 'aws-cn', region: 'cn-north-1' }),
      'partition',
    );
    expect(result).toMatchObject({ status: 'fail', severity: 'error' });
    expect(result.remedy?.text).toBe('Deploy into aws or aws-us-gov.');
  });

  it('passes GovCloud', async () => {
    expect(bySubject(await run({}, { partition: 'aws-us-gov' }), 'partition').status).toBe('pass');
  });

  it('fails in a region that is not enabled, and is unknown where nobody could tell', async () => {
    const closed = await about('region', {}, { optedIn: { value: false } });
    expect(closed).toMatchObject({
      status: 'fail',
      message: 'eu-central-1 is not enabled for this account.',
    });
    const unread = await about(
      'region',
      {},
      { optedIn: { unknown: 'denied.', needs: ['ec2:DescribeRegions'] } },
    );
    expect(unread).toMatchObject({
      status: 'unknown',
      remedy: { text: 'Allow ec2:DescribeRegions.' },
    });
  });

  it('fails for a type that is not offered, or is not x86_64', async () => {
    const absent = { instanceType: { value: { offered: false, vcpus: 0, architectures: [] } } };
    expect((await about('instance-type', { instanceType: 'x9.huge' }, absent)).message).toBe(
      'eu-central-1 does not offer x9.huge.',
    );
    const arm = await about('instance-type', { instanceType: 't4g.medium' }, type(2, 'arm64'));
    expect(arm).toMatchObject({
      status: 'fail',
      message: 'The appliance needs x86_64; t4g.medium is arm64.',
    });
  });

  it('warns of a type smaller than the recommended minimum', async () => {
    expect(
      (await about('instance-size', { instanceType: 't3.small' }, type(2, 'x86_64'))).status,
    ).toBe('warn');
    expect(
      (await about('instance-size', { instanceType: 'm1.medium' }, type(1, 'x86_64'))).status,
    ).toBe('warn');
    expect(
      (await about('instance-size', { instanceType: 'c5.large' }, type(2, 'x86_64'))).status,
    ).toBe('pass');
  });

  it('does not call the size of an unread type good', async () => {
    const result = await about('instance-size', {}, { instanceType: { unknown: 'denied.' } });
    expect(result).toMatchObject({ status: 'unknown', severity: 'warning' });
  });

  it('fails for a private appliance in a network that is yet to be made', async () => {
    const result = await about('connection', { connection: 'private' });
    expect(result.message).toBe(
      'A private appliance needs an existing network; the plan creates VPC, subnet, security group.',
    );
    expect((await about('connection', { ...existingNetwork, connection: 'private' })).status).toBe(
      'pass',
    );
  });

  it('fails for a new VPC with an existing subnet', async () => {
    expect((await about('connection', { subnet: { existing: 'subnet-1' } })).status).toBe('fail');
  });

  it.each([
    ['a-name-that-is-clearly-too-long', 'characters, the product allows 63'],
    ['bad/name', 'IAM names take'],
    ['with space', 'IAM names take'],
    [' ', 'it is empty'],
  ])('fails for the name %j', async (name, why) => {
    const result = await about('name', { name });
    expect(result.status).toBe('fail');
    expect(result.message).toContain(why);
  });

  it.each([
    ['admin', 'reserved'],
    ['Admin', 'lower-case'],
    ['a'.repeat(33), '32 characters'],
  ])('warns of the administrator %s', async (administrator, why) => {
    const result = await about('administrator', { administrator });
    expect(result.status).toBe('warn');
    expect(result.message).toContain(why);
  });

  it('fails for ranges that are none, or that do not fit into each other', async () => {
    expect((await about('addresses', { backupServerCidrs: [] })).status).toBe('fail');
    expect((await about('addresses', { backupServerCidrs: ['203.0.113.7/24'] })).message).toContain(
      'bits set',
    );
    const outside = { vpcCidr: '10.0.0.0/16', subnetCidr: '10.1.0.0/24' };
    expect((await about('addresses', { network: outside })).message).toBe(
      'subnet 10.1.0.0/24 is not in VPC 10.0.0.0/16.',
    );
    const huge = { vpcCidr: '10.0.0.0/8', subnetCidr: '10.1.0.0/24' };
    expect((await about('addresses', { network: huge })).message).toContain('between /16 and /28');
  });

  it('warns of an appliance that is open to the internet', async () => {
    const result = await about('addresses', { backupServerCidrs: ['0.0.0.0/0'] });
    expect(result).toMatchObject({ status: 'warn', severity: 'warning' });
  });
});
