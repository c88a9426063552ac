import { describe, expect, it } from 'vitest';

import { network } from '../../../../src/checks/network/network.ts';
import type { Known, NetworkFacts } from '../../../../src/vocabulary/facts.ts';
import type { Plan } from '../../../../src/vocabulary/plan.ts';
import {
  bySubject,
  catalogue,
  existingNetwork,
  goodFacts,
  plan,
} from '../support/literal-facts.ts';

const good: NetworkFacts = {
  vpc: { id: 'vpc-1', exists: true },
  subnet: { id: 'subnet-1', exists: true, vpcId: 'vpc-1', freeAddresses: 250 },
  securityGroup: {
    id: 'sg-1',
    exists: true,
    vpcId: 'vpc-1',
    ingress443: ['203.0.113.0/25', '203.0.113.128/25'],
  },
  elasticIp: { id: 'eipalloc-1', exists: true, associated: false },
  keyPair: { name: 'ops', exists: true },
};

const newSubnet = { ...existingNetwork, subnet: { create: true } } as const;

async function run(facts: Known<NetworkFacts>, of: Plan = existingNetwork) {
  return [...network.run({ ...goodFacts, network: facts }, of, await catalogue())];
}

async function about(subject: string, change: Partial<NetworkFacts>, of: Plan = existingNetwork) {
  return bySubject(await run({ value: { ...good, ...change } }, of), subject);
}

describe('check/network', () => {
  it('passes an existing network that fits', async () => {
    const results = await run({ value: good });
    expect(results.map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      'vpc pass',
      'subnet pass',
      'security-group pass',
      'elastic-ip pass',
      'key-pair pass',
    ]);
    expect(results).toHaveLength(network.expected(existingNetwork, await catalogue()));
  });

  it.each([
    ['10.0.3.0/24', 'pass', '10.0.3.0/24 is free in vpc-1.'],
    ['10.1.0.0/24', 'fail', 'is not in vpc-1, which has 10.0.0.0/16, 10.9.0.0/24.'],
    ['10.9.0.0/23', 'fail', 'is not in vpc-1'],
    ['10.0.1.128/25', 'fail', 'overlaps 10.0.1.0/24, a subnet that vpc-1 has already.'],
  ])('judges a new subnet %s in an existing VPC: %s', async (subnetCidr, status, message) => {
    const vpc = {
      id: 'vpc-1',
      exists: true,
      cidrs: ['10.0.0.0/16', '10.9.0.0/24'],
      subnetCidrs: ['10.0.1.0/24', '10.0.2.0/24'],
    };
    const of = { ...newSubnet, network: { vpcCidr: '10.0.0.0/16', subnetCidr } };
    const result = await about('subnet', { vpc }, of);
    expect(result.status).toBe(status);
    expect(result.message).toContain(message);
  });

  it('does not know whether a new subnet fits where the ranges of the VPC were not read', async () => {
    expect(await about('subnet', {}, newSubnet)).toMatchObject({
      status: 'unknown',
      severity: 'error',
    });
  });

  it('skips what the deployment creates', async () => {
    const results = await run({ value: { keyPair: { name: 'vba-key', exists: false } } }, plan);
    expect(results.map(({ status }) => status)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'pass',
    ]);
  });

  it.each(['vpc', 'subnet', 'security-group', 'elastic-ip', 'key-pair'])(
    'fails when the %s is not there',
    async (part) => {
      const gone: NetworkFacts = {
        vpc: { id: 'vpc-1', exists: false },
        subnet: { id: 'subnet-1', exists: false },
        securityGroup: { id: 'sg-1', exists: false, ingress443: [] },
        elasticIp: { id: 'eipalloc-1', exists: false },
        keyPair: { name: 'ops', exists: false },
      };
      expect(await about(part, gone)).toMatchObject({ status: 'fail', severity: 'error' });
    },
  );

  it('fails for a subnet of another VPC, one without addresses, and one for a VPC that is yet to be made', async () => {
    const elsewhere = { id: 'subnet-1', exists: true, vpcId: 'vpc-2', freeAddresses: 9 };
    expect((await about('subnet', { subnet: elsewhere })).message).toBe(
      'subnet-1 belongs to vpc-2, not to vpc-1.',
    );
    const full = { id: 'subnet-1', exists: true, vpcId: 'vpc-1', freeAddresses: 0 };
    expect((await about('subnet', { subnet: full })).message).toBe('subnet-1 has no free address.');
    const mixed = { ...existingNetwork, vpc: { create: true } } as const;
    expect((await about('subnet', {}, mixed)).status).toBe('fail');
  });

  it('fails for a security group that shuts the backup server out, and gives the rule to add', async () => {
    const group = {
      id: 'sg-1',
      exists: true,
      vpcId: 'vpc-1',
      ingress443: ['203.0.113.0/25', '10.0.0.0/8'],
    };
    const result = await about('security-group', { securityGroup: group });
    expect(result).toMatchObject({
      status: 'fail',
      message: 'sg-1 does not admit TCP 443 from 203.0.113.0/24.',
    });
    expect(result.remedy?.patch).toBe(
      'aws ec2 authorize-security-group-ingress --region eu-central-1 --group-id sg-1 --protocol tcp --port 443 --cidr 203.0.113.0/24',
    );
  });

  it('never puts a range that is none into a command', async () => {
    const odd = { ...existingNetwork, backupServerCidrs: ['$(reboot)'] };
    const result = await about('security-group', {}, odd);
    expect(result.status).toBe('fail');
    expect(result.remedy?.patch ?? '').not.toContain('reboot');
  });

  it('fails for a security group of another VPC', async () => {
    const group = { id: 'sg-1', exists: true, vpcId: 'vpc-9', ingress443: ['0.0.0.0/0'] };
    expect((await about('security-group', { securityGroup: group })).message).toContain(
      'belongs to vpc-9',
    );
  });

  it('fails for an Elastic IP in use', async () => {
    const elasticIp = { id: 'eipalloc-1', exists: true, associated: true };
    expect(await about('elastic-ip', { elasticIp })).toMatchObject({
      status: 'fail',
      message: 'eipalloc-1 is in use.',
    });
  });

  it('skips the Elastic IP of a connection that takes none', async () => {
    const result = await about('elastic-ip', {}, { ...existingNetwork, connection: 'private' });
    expect(result).toMatchObject({
      status: 'skipped',
      message: 'Connection private takes no Elastic IP.',
    });
  });

  it('fails for a new key pair whose name is taken', async () => {
    const taken = { keyPair: { name: 'vba-key', exists: true } };
    expect((await about('key-pair', taken, plan)).message).toContain(
      'has a key pair vba-key already',
    );
  });

  it('is unknown where the network could not be read, and names what is lacking', async () => {
    const results = await run({ unknown: 'denied.', needs: ['ec2:DescribeVpcs'] });
    expect(
      results.every(({ status, severity }) => status === 'unknown' && severity === 'error'),
    ).toBe(true);
    expect(bySubject(results, 'vpc').remedy?.text).toBe('Allow ec2:DescribeVpcs.');
  });
});
