import { describe, expect, it } from 'vitest';

import { readQuotas } from '../../../../src/checks/readers/quotas.ts';
import type { Caller } from '../../../../src/checks/readers/reading.ts';
import type { QuotaId } from '../../../../src/policies/catalogue/quota.ts';
import { quotaRows } from '../../../../src/policies/catalogue/quotas.ts';
import { existingNetwork, user } from '../support/literal-facts.ts';
import { readingOf, scriptedAws, type Script } from '../support/scripted-aws.ts';

const me = '123456789012';
const caller: Caller = {
  accountId: me,
  partition: 'aws',
  regionDisabled: false,
  arn: user.arn,
  kind: 'user',
  name: 'd',
};

function items(...inner: readonly string[]): string {
  return inner.map((one) => `<item>${one}</item>`).join('');
}

function instance(type: string, more = ''): string {
  return `<instanceId>i-1</instanceId><instanceType>${type}</instanceType>${more}`;
}

const script: Script = {
  GetAccountSummary: () => {
    const figures = {
      Roles: 40,
      RolesQuota: 5000,
      Policies: 7,
      PoliciesQuota: 1500,
      InstanceProfiles: 3,
      InstanceProfilesQuota: 1000,
    };
    const entries = Object.entries(figures).map(
      ([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`,
    );
    return `<SummaryMap>${entries.join('')}</SummaryMap>`;
  },
  ListServiceQuotas: (_input, region) =>
    JSON.stringify({
      Quotas:
        region === 'us-east-1'
          ? [{ QuotaCode: 'L-DC2B2D3D', Value: 10_000 }]
          : [
              { QuotaCode: 'L-0263D0A3', Value: 12 },
              { QuotaCode: 'L-1216C47A', Value: 64 },
              { QuotaCode: 'L-F678F1CE', Value: 8 },
            ],
    }),
  DescribeVpcs: () =>
    `<vpcSet>${items(`<vpcId>vpc-1</vpcId><ownerId>${me}</ownerId>`, '<vpcId>vpc-2</vpcId><ownerId>999999999999</ownerId>')}</vpcSet>`,
  DescribeSecurityGroups: () =>
    `<securityGroupInfo>${items(`<groupId>sg-1</groupId><ownerId>${me}</ownerId>`, '<groupId>sg-2</groupId><ownerId>999999999999</ownerId>')}</securityGroupInfo>`,
  DescribeInternetGateways: () => '<internetGatewaySet/>',
  DescribeSubnets: (input) => {
    const vpc = input.get('Filter.1.Value.1') ?? '';
    return `<subnetSet>${items(`<subnetId>s-1</subnetId><vpcId>${vpc}</vpcId>`, `<subnetId>s-2</subnetId><vpcId>${vpc}</vpcId>`)}</subnetSet>`;
  },
  DescribeAddresses: () =>
    `<addressesSet>${items(
      '<allocationId>eipalloc-1</allocationId><publicIpv4Pool>amazon</publicIpv4Pool><associationId>eipassoc-1</associationId>',
      '<allocationId>eipalloc-2</allocationId><publicIpv4Pool>amazon</publicIpv4Pool>',
      '<allocationId>eipalloc-3</allocationId><publicIpv4Pool>ipv4pool-ec2-0123</publicIpv4Pool>',
    )}</addressesSet>`,
  DescribeInstances: () =>
    `<reservationSet>${items(
      `<instancesSet>${items(
        instance('t3.medium'),
        instance('t3.medium'),
        instance('m5.xlarge'),
        instance('m5.xlarge', '<instanceLifecycle>spot</instanceLifecycle>'),
        instance('m5.xlarge', '<placement><tenancy>host</tenancy></placement>'),
        instance('g5.xlarge'),
      )}</instancesSet>`,
    )}</reservationSet>`,
  DescribeInstanceTypes: (input) => {
    const types = [...input]
      .filter(([key]) => key.startsWith('InstanceType.'))
      .map(([, type]) => type);
    const sizes: Readonly<Record<string, number>> = {
      't3.medium': 2,
      'm5.xlarge': 4,
      'g5.xlarge': 4,
    };
    return `<instanceTypeSet>${items(...types.map((type) => `<instanceType>${type}</instanceType><vCpuInfo><defaultVCpus>${sizes[type]}</defaultVCpus></vCpuInfo>`))}</instanceTypeSet>`;
  },
  'GET /': () =>
    '<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket><Bucket><Name>b</Name></Bucket></Buckets></ListAllMyBucketsResult>',
};

async function read(of: Script = script, existing = false) {
  const reading = readingOf(scriptedAws(of), existing ? { plan: existingNetwork } : {});
  const facts = await readQuotas(reading, caller);
  return (id: QuotaId) => facts.find((fact) => fact.id === id);
}

function without(...operations: readonly string[]): Script {
  return Object.fromEntries(Object.entries(script).filter(([name]) => !operations.includes(name)));
}

describe('readQuotas', () => {
  it('has a fact for every quota of the catalogue', async () => {
    const of = await read();
    expect(quotaRows.filter(({ id }) => of(id) === undefined)).toEqual([]);
  });

  it('takes applied limits, of S3 from us-east-1, and the default where an applied one is missing', async () => {
    const of = await read();
    expect(of('elastic-ips')?.limit).toEqual({ value: { value: 12, source: 'applied' } });
    expect(of('buckets')).toEqual({
      id: 'buckets',
      limit: { value: { value: 10_000, source: 'applied' } },
      used: { value: 2 },
    });
    expect(of('security-groups')?.limit).toEqual({ value: { value: 2500, source: 'default' } });
  });

  it('takes usage and limit of IAM from its account summary', async () => {
    expect((await read())('roles')).toEqual({
      id: 'roles',
      limit: { value: { value: 5000, source: 'applied' } },
      used: { value: 40 },
    });
  });

  it('counts only what the account owns, not what others share with it', async () => {
    const of = await read();
    expect(of('vpcs')?.used).toEqual({ value: 1 });
    expect(of('security-groups')?.used).toEqual({ value: 1 });
  });

  it('counts every allocated address, in use or not, but none that was brought along', async () => {
    expect((await read())('elastic-ips')?.used).toEqual({ value: 2 });
  });

  it('counts vCPUs of standard on-demand instances: no spot, no dedicated host, no other family', async () => {
    expect((await read())('standard-vcpus')?.used).toEqual({ value: 8 });
  });

  it('counts subnets in the VPC of the plan; a new VPC has none', async () => {
    expect((await read())('subnets-per-vpc')?.used).toEqual({ value: 0 });
    expect((await read(script, true))('subnets-per-vpc')?.used).toEqual({ value: 2 });
  });

  it('falls back to the dated default where Service Quotas is denied, and says so', async () => {
    const of = await read(without('ListServiceQuotas'));
    expect(of('elastic-ips')).toEqual({
      id: 'elastic-ips',
      limit: { value: { value: 5, source: 'default' } },
      used: { value: 2 },
    });
  });

  it('is unknown, with the action, where usage may not be counted', async () => {
    const of = await read(without('DescribeInstances', 'GetAccountSummary'));
    expect(of('standard-vcpus')?.used).toMatchObject({
      needs: ['ec2:DescribeInstances', 'ec2:DescribeInstanceTypes'],
    });
    expect(of('roles')).toMatchObject({
      limit: { value: { source: 'default' } },
      used: { needs: ['iam:GetAccountSummary'] },
    });
  });

  it('lists each service once', async () => {
    const aws = scriptedAws(script);
    await readQuotas(readingOf(aws), caller);
    expect(aws.calls.filter((call) => call === 'ListServiceQuotas')).toHaveLength(3);
    expect(aws.calls.filter((call) => call === 'GetAccountSummary')).toHaveLength(1);
  });
});
