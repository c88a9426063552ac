import { describe, expect, it } from 'vitest';

import type {
  DocumentFact,
  IdentityFacts,
  NetworkFacts,
  PartialFacts,
  QuotaFact,
} from '../../../src/vocabulary/facts.ts';
import { deny, deployAnd, doubts, leftBehind, runCli, stopOf, type Scenario } from './run-cli.ts';

const accountId = '123456789012';
const region = 'eu-central-1';

function document(name: string, ...Statement: readonly object[]): DocumentFact {
  return { name, kind: 'managed', text: JSON.stringify({ Version: '2012-10-17', Statement }) };
}

const full = document('FullAWSAccess', { Effect: 'Allow', Action: '*', Resource: '*' });

function boundBy(...scps: readonly (readonly DocumentFact[])[]): PartialFacts {
  return { schemaVersion: '1.0', identity: { scps: { value: scps } } };
}

async function simulated(scenario: Scenario) {
  const { report, code } = await runCli({ command: 'simulate', ...scenario });
  return { code, stop: stopOf(report), left: leftBehind(report), report };
}

describe('service control policies of the facts', () => {
  it('bind nobody where every level allows all', async () => {
    expect(await simulated({ facts: boundBy([full], [full], [full]) })).toMatchObject({ code: 0 });
  });

  it('stop everything where one level has no FullAWSAccess', async () => {
    const { code, stop, report } = await simulated({ facts: boundBy([full], [], [full]) });
    expect(code).toBe(1);
    expect(stop).toMatchObject({ stage: 'check-account', action: 'ec2:DescribeRegions' });
    const result = report.results.find(({ status }) => status === 'fail');
    expect(result).toMatchObject({ layer: 'scp' });
    expect(result?.remedy?.text).toContain('every level of service control policies');
    expect(result?.remedy?.patch).toBeUndefined();
  });

  it('that forget the global services stop the wizard’s test in us-east-1, and say where', async () => {
    const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': [region] } };
    const fence = document('Fence', {
      Sid: 'OnlyFrankfurt',
      ...deny('*', { NotAction: ['route53:*'], Condition: elsewhere }),
      Action: undefined,
    });
    const { code, report } = await simulated({ facts: boundBy([full, fence]) });
    expect(code).toBe(1);
    const result = report.results.find(({ status }) => status === 'fail');
    expect(result?.message).toContain('the call goes to us-east-1');
  });
});

function policiesFor(name: string): readonly object[] {
  return deployAnd(deny('*', { Condition: { StringNotEquals: { 'aws:username': name } } }));
}

describe('the identity of the facts', () => {
  const user: IdentityFacts = {
    arn: `arn:aws:iam::${accountId}:user/team/bob`,
    kind: 'user',
    name: 'bob',
    policyArn: { value: `arn:aws:iam::${accountId}:user/team/bob` },
    policies: { value: [full] },
    boundary: { value: null },
    scps: { value: [] },
  };
  const role: IdentityFacts = {
    ...user,
    arn: `arn:aws:sts::${accountId}:assumed-role/Admin/bob`,
    kind: 'role',
    name: 'Admin',
    policyArn: { value: `arn:aws:iam::${accountId}:role/ops/Admin` },
  };
  const withPolicy = (identity: IdentityFacts, ...statements: readonly object[]): PartialFacts => ({
    schemaVersion: '1.0',
    accountId,
    identity: { ...identity, policies: { value: [full, document('own', ...statements)] } },
  });

  it.each([
    ['a user by name', user, { StringEquals: { 'aws:username': 'bob' } }],
    ['a user by ARN', user, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/team/*' } }],
    [
      'a role by the path of its ARN',
      role,
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ops/*' } },
    ],
    ['a role by the type', role, { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
  ])('meets a denial of %s', async (_title, identity, Condition) => {
    const facts = withPolicy(identity, deny('ec2:RunInstances', { Condition }));
    for (const command of ['run', 'simulate'] as const) {
      const { report, code } = await runCli({ facts, command });
      expect(code).toBe(1);
      expect(stopOf(report)).toMatchObject({ stage: 'deploy-instance', status: 'fail' });
      expect(leftBehind(report)).toEqual([]);
    }
  });

  it('does not meet a denial of somebody else', async () => {
    const Condition = { StringEquals: { 'aws:username': 'veeam-deployer' } };
    expect(await simulated({ facts: withPolicy(user, deny('*', { Condition })) })).toMatchObject({
      code: 0,
    });
  });

  it('is the caller also where policies are given, and a stand-in where the caller is no user', async () => {
    const facts = withPolicy(user);
    expect(await simulated({ facts, policies: policiesFor('bob') })).toMatchObject({ code: 0 });
    expect(await simulated({ facts, policies: policiesFor('eve') })).toMatchObject({ code: 1 });
    expect(
      await simulated({ facts: withPolicy(role), policies: policiesFor('deploying-user') }),
    ).toMatchObject({ code: 0 });
  });

  it('is limited by its permissions boundary', async () => {
    const boundary = document('pb', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
    const facts = { ...withPolicy(user), identity: { ...user, boundary: { value: boundary } } };
    const { code, report } = await simulated({ facts });
    expect(code).toBe(1);
    expect(report.results.find(({ status }) => status === 'fail')).toMatchObject({
      layer: 'boundary',
    });
  });

  it('is never ready where its policies are not known', async () => {
    const policies = { unknown: 'AccessDenied.' };
    const facts = { ...withPolicy(user), identity: { ...user, policies } };
    for (const command of ['run', 'simulate'] as const) {
      const { report, code } = await runCli({ facts, command });
      expect(code).toBe(3);
      expect(report.verdict).toBe('inconclusive');
      expect(report.notChecked.map(({ subject }) => subject)).toContain(
        'policies of the deploying identity in the dry run',
      );
    }
  });

  it('leaves what limits it unsaid only where it is known', async () => {
    const unknown = { unknown: 'AccessDenied.' };
    const facts = { ...withPolicy(user), identity: { ...user, boundary: unknown, scps: unknown } };
    const { report } = await simulated({ facts });
    expect(report.notChecked.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'permissions boundary in the dry run',
        'service control policies in the dry run',
      ]),
    );
  });
});

function quota(id: string, used: number, value: number): QuotaFact {
  return { id, limit: { value: { value, source: 'applied' } }, used: { value: used } };
}

describe('quotas of the facts', () => {
  it.each([
    ['elastic-ips', 4, 5, 0],
    ['elastic-ips', 5, 5, 1],
    ['vpcs', 4, 5, 0],
    ['vpcs', 5, 5, 1],
    ['security-groups', 2498, 2500, 0],
    ['security-groups', 2499, 2500, 1], // the VPC brings its default group
    ['roles', 998, 1000, 0],
    ['roles', 999, 1000, 1],
    ['policies', 1498, 1500, 1],
    ['instance-profiles', 998, 1000, 0],
    ['standard-vcpus', 3, 5, 0],
    ['standard-vcpus', 4, 5, 1],
    ['buckets', 10_000, 10_000, 1],
  ])('%s %i of %i: exit %i, of check and dry run alike', async (id, used, limit, exit) => {
    const facts: PartialFacts = { schemaVersion: '1.0', quotas: [quota(id, used, limit)] };
    const { report, code } = await runCli({ facts });
    expect(code).toBe(exit);
    const failed = report.results.filter(({ status }) => status === 'fail');
    expect(failed.map((result) => result.subject)).toEqual(exit === 0 ? [] : [id, id]);
    expect(leftBehind(report)).toEqual([]);
  });

  it('a large instance does not fit the default of vCPUs', async () => {
    const { report, code } = await runCli({ plan: 'instanceType: c5.9xlarge\n' });
    expect(code).toBe(1);
    const failed = report.results.filter(({ status }) => status === 'fail');
    expect(failed.map((result) => `${result.code} ${result.subject ?? ''}`)).toEqual([
      'check/quota standard-vcpus',
      'simulate/deploy-instance standard-vcpus',
    ]);
    expect(failed[1]?.message).toContain('VcpuLimitExceeded');
  });
});

describe('the network of the facts', () => {
  const [vpcId, subnetId, groupId, addressId] = [
    'vpc-0aaa1111bbb2222cc',
    'subnet-0aaa1111bbb2222cc',
    'sg-0aaa1111bbb2222cc',
    'eipalloc-0aaa1111bbb2222cc',
  ];
  const network: NetworkFacts = {
    vpc: { id: vpcId, exists: true, cidrs: ['10.0.0.0/16'], subnetCidrs: ['10.0.1.0/24'] },
    subnet: { id: subnetId, exists: true, vpcId, freeAddresses: 20 },
    securityGroup: {
      id: groupId,
      exists: true,
      vpcId,
      ingress443: ['10.0.0.0/9', '10.128.0.0/9'],
    },
    elasticIp: { id: addressId, exists: true, associated: false },
    keyPair: { name: 'mine', exists: true },
  };
  const existing = `vpc: ${vpcId}\nsubnet: ${subnetId}\nsecurityGroup: ${groupId}\nkeyPair: mine\nbackupServerCidrs: [10.0.0.0/8]\n`;
  const telling = (change: Partial<NetworkFacts>): PartialFacts => ({
    schemaVersion: '1.0',
    network: { value: { ...network, ...change } },
  });

  it.each([
    ['private', `${existing}connection: private\n`],
    ['public with a static address', `${existing}elasticIp: ${addressId}\n`],
    ['public with a dynamic address', `${existing}connection: public-dynamic\n`],
  ])('carries a %s deployment', async (_title, plan) => {
    const { report, code } = await runCli({ facts: telling({}), plan });
    expect(code).toBe(0);
    expect(stopOf(report)).toBeUndefined();
  });

  it('says what a private appliance is taken on trust for', async () => {
    const plan = `${existing}connection: private\n`;
    const { report } = await simulated({ facts: telling({}), plan });
    expect(report.notChecked).toContainEqual({
      subject: 'the way of the appliance to the internet',
      why: expect.stringContaining('is assumed, not checked'),
    });
  });

  it.each([
    ['full', { subnet: { ...network.subnet, id: subnetId, exists: true, freeAddresses: 0 } }],
    ['closed', { securityGroup: { id: groupId, exists: true, vpcId, ingress443: ['10.0.0.0/9'] } }],
    ['in use', { elasticIp: { id: addressId, exists: true, associated: true } }],
  ])('that is %s fails check and dry run', async (_title, change) => {
    const plan = `${existing}elasticIp: ${addressId}\n`;
    const { report, code } = await runCli({ facts: telling(change), plan });
    expect(code).toBe(1);
    const failed = report.results.filter(({ status }) => status === 'fail').map((one) => one.code);
    expect(failed).toHaveLength(2);
    expect(failed[0]).toBe('check/network');
  });

  it.each([
    ['10.0.2.0/24', 0],
    ['10.0.1.128/25', 1],
    ['10.1.0.0/24', 1],
  ])('takes a new subnet %s: exit %i', async (cidr, exit) => {
    const plan = `vpc: ${vpcId}\nkeyPair: mine\nnetwork:\n  subnetCidr: ${cidr}\n`;
    expect((await runCli({ facts: telling({}), plan })).code).toBe(exit);
  });

  it('is not there without facts', async () => {
    const { code, report } = await simulated({ plan: `${existing}connection: private\n` });
    expect(code).toBe(1);
    expect(report.results.find(({ status }) => status === 'fail')?.remedy?.text).toContain(
      '--facts',
    );
  });
});

describe('settings of the facts', () => {
  it('encryption by default asks for the key in check and dry run', async () => {
    const facts: PartialFacts = {
      schemaVersion: '1.0',
      regionFacts: { ebsEncryptionByDefault: { value: true } },
    };
    const { report, code } = await runCli({ facts });
    expect(code).toBe(1);
    expect(doubts(report)).toEqual(['kms:GenerateDataKeyWithoutPlaintext fail']);
    expect(stopOf(report)).toMatchObject({ action: 'kms:GenerateDataKeyWithoutPlaintext' });
    const allowed = deployAnd({
      Effect: 'Allow',
      Action: 'kms:GenerateDataKeyWithoutPlaintext',
      Resource: '*',
    });
    expect((await runCli({ facts, policies: allowed })).code).toBe(0);
  });

  it('a region that is not enabled is no place to deploy', async () => {
    const facts: PartialFacts = {
      schemaVersion: '1.0',
      regionFacts: { optedIn: { value: false } },
    };
    const { report, code } = await runCli({ facts, plan: 'region: af-south-1\n' });
    expect(code).toBe(1);
    expect(report.results.find((one) => one.subject === 'region')).toMatchObject({
      status: 'fail',
    });
  });

  it('of another region are refused', async () => {
    const facts: PartialFacts = { schemaVersion: '1.0', region: 'us-east-1' };
    await expect(runCli({ facts })).rejects.toThrow(
      'the facts were read in us-east-1, the plan deploys into eu-central-1',
    );
  });

  it('too few to judge an account by are refused, and named', async () => {
    const facts: PartialFacts = { schemaVersion: '1.0', accountId };
    await expect(runCli({ facts, command: 'check', target: 'aws' })).rejects.toThrow(
      'they lack takenAt, partition, region and',
    );
  });
});

describe('plans', () => {
  it.each([
    'region: us-east-1\n',
    'region: us-gov-west-1\n',
    'region: us-gov-east-1\n',
    'region: af-south-1\n',
    'connection: public-dynamic\n',
    'snapshotsRole: true\n',
  ])('%j goes through', async (plan) => {
    const { report, code } = await runCli({ plan });
    expect(stopOf(report)).toBeUndefined();
    expect(code).toBe(0);
  });

  it.each([
    ['a key pair that does not exist', 'keyPair: mine\n', 'resolve-inputs'],
    ['an ARM instance', 'instanceType: t4g.medium\n', 'check-account'],
    ['an instance type that nobody has', 'instanceType: x9.mega\n', 'check-account'],
    ['a name that is too long', `name: ${'a'.repeat(64)}\n`, 'create-iam-roles'],
    ['a name with a letter that AWS does not take', 'name: büro\n', 'create-network'],
    ['a name with a space', 'name: my appliance\n', 'create-iam-roles'],
    [
      'more ranges than a security group has rules',
      `backupServerCidrs:\n${Array.from({ length: 61 }, (_, index) => `  - 10.0.${index}.0/24\n`).join('')}`,
      'create-network',
    ],
  ])('with %s fails, and check says so too', async (_title, plan, stage) => {
    const { report, code } = await runCli({ plan });
    expect(code).toBe(1);
    expect(stopOf(report)).toMatchObject({ stage, status: 'fail' });
    const checks = report.results.filter(({ code: id }) => id.startsWith('check/'));
    expect(checks.some(({ status }) => status === 'fail' || status === 'unknown')).toBe(true);
    expect(report.results.filter((one) => one.status === 'fail' && !one.remedy)).toEqual([]);
    expect(leftBehind(report)).toEqual([]);
  });
});
