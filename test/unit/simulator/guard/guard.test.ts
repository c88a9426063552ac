import { describe, expect, it } from 'vitest';

import { defaultPlan } from '../../../../src/plan/default-plan.ts';
import { plannedNames, type PlannedNames } from '../../../../src/policies/catalogue/veeam/names.ts';
import { openEmbedded } from '../../../../src/simulator/backends/embedded.ts';
import { guard } from '../../../../src/simulator/guard/guard.ts';
import { UnmodelledCall } from '../../../../src/simulator/guard/refusal.ts';
import { Trace } from '../../../../src/simulator/guard/trace.ts';
import type { ClientCall } from '../../../../src/vocabulary/connection.ts';
import type { PartialFacts } from '../../../../src/vocabulary/facts.ts';

const region = 'eu-central-1';

async function guarded(
  statements: readonly object[],
  facts: PartialFacts = {},
  names?: PlannedNames,
) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
  const seed = { accountId: '123456789012', partition: 'aws', region, userName: 'installer' };
  const policies = [{ name: 'deploy', text, path: 'deploy.json' }];
  const backend = await openEmbedded({ ...seed, policies, facts }, '0', 0);
  const trace = new Trace();
  const { before } = guard(backend, trace, names);
  return { trace, ask: async (call: ClientCall) => before?.(call) };
}

/** A policy document of one statement. */
function document(Statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const createVpc: ClientCall = {
  service: 'ec2',
  region,
  operation: 'CreateVpc',
  input: { CidrBlock: '10.0.0.0/16' },
};

describe('guard', () => {
  it('lets through what the policies allow', async () => {
    const { ask, trace } = await guarded([everything]);
    await expect(ask(createVpc)).resolves.toBeUndefined();
    expect(trace.records).toEqual([]); // the answer will be traced, not the permission
  });

  it('refuses in AWS’s words what nobody allows, and traces it as never sent', async () => {
    const { ask, trace } = await guarded([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]);
    await expect(ask(createVpc)).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message:
        'User: arn:aws:iam::123456789012:user/installer is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:eu-central-1:123456789012:vpc/* because no identity-based policy allows the ec2:CreateVpc action',
    });
    expect(trace.records).toMatchObject([
      {
        n: 1,
        operation: 'CreateVpc',
        outcome: 'denied',
        answeredBy: 'guard',
        actions: ['ec2:CreateVpc'],
      },
    ]);
  });

  it('points to the statement of the file that denies', async () => {
    const deny = { Sid: 'NoNetworks', Effect: 'Deny', Action: 'ec2:CreateVpc', Resource: '*' };
    const { ask, trace } = await guarded([everything, deny]);
    await expect(ask(createVpc)).rejects.toMatchObject({
      layer: 'identity',
      by: [{ sid: 'NoNetworks', index: 1 }],
    });
    expect(trace.records[0]?.decision?.place).toMatchObject({
      kind: 'file',
      path: 'deploy.json',
      pointer: '/Statement/1',
      line: 9,
    });
  });

  it('never takes what hangs on an unknown key for allowed', async () => {
    const office = { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } };
    const { ask, trace } = await guarded([{ ...everything, Condition: office }]);
    await expect(ask(createVpc)).rejects.toMatchObject({
      name: 'UndecidedCall',
      missing: ['aws:SourceIp'],
    });
    expect(trace.records[0]?.outcome).toBe('undecided');
  });

  it('prefers a denial that is certain to a question', async () => {
    const unsure = {
      ...everything,
      Condition: { StringEquals: { 'aws:RequestTag/owner': 'backup', 'aws:SourceVpc': 'vpc-1' } },
    };
    const deny = { Effect: 'Deny', Action: 'ec2:*', Resource: '*' };
    const { ask } = await guarded([unsure, deny]);
    await expect(ask(createVpc)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  });

  it('does not take a name that the dry run made up for one that is allowed', async () => {
    const scoped = { ...everything, Resource: 'arn:aws:s3:::veeam-deploy-*' };
    const { ask } = await guarded([scoped], {}, plannedNames(defaultPlan(), '123456789012'));
    const Bucket = 'veeam-deploy-veeam-backup-appliance-123456789012';
    const call = { service: 's3', region, operation: 'CreateBucket', input: { Bucket } } as const;
    await expect(ask(call)).rejects.toMatchObject({ name: 'UndecidedCall' });
    await expect((await guarded([scoped])).ask(call)).resolves.toBeUndefined();
  });

  it('asks for the key where the region encrypts volumes by default', async () => {
    const regionFacts = { ebsEncryptionByDefault: { value: true } };
    const launch = {
      ...createVpc,
      operation: 'RunInstances',
      input: { ImageId: 'ami-1', InstanceType: 't3.medium', MinCount: 1, MaxCount: 1 },
    };
    const noKeys = { Effect: 'Deny', Action: 'kms:*', Resource: '*' };
    const { ask } = await guarded([everything, noKeys], { regionFacts });
    await expect(ask(launch)).rejects.toMatchObject({
      request: { action: 'kms:GenerateDataKeyWithoutPlaintext' },
    });
    await expect((await guarded([everything, noKeys])).ask(launch)).resolves.toBeUndefined();
  });

  it('takes an operation without a row for a fault of ours, not for allowed', async () => {
    const { ask } = await guarded([everything]);
    const call = { ...createVpc, operation: 'CreateTransitGateway', input: {} };
    await expect(ask(call)).rejects.toBeInstanceOf(UnmodelledCall);
  });

  it.each([
    [4, undefined],
    [5, 'VpcLimitExceeded'],
  ])('with %i of 5 VPCs in use: %s', async (used, code) => {
    const limit = { value: { value: 5, source: 'applied' as const } };
    const quotas = [{ id: 'vpcs', limit, used: { value: used } }];
    const { ask } = await guarded([everything], { quotas });
    const asked = ask(createVpc).then(
      () => undefined,
      (error: Error) => error.name,
    );
    expect(await asked).toBe(code);
  });

  it('obeys SCPs and the boundary of the facts', async () => {
    const scp = {
      name: 'NoNetworks',
      kind: 'managed' as const,
      text: document({ Effect: 'Deny', Action: 'ec2:CreateVpc', Resource: '*' }),
    };
    const full = { name: 'FullAWSAccess', kind: 'managed' as const, text: document(everything) };
    const identity = {
      arn: 'arn:aws:iam::123456789012:user/installer',
      kind: 'user' as const,
      name: 'installer',
      policyArn: { unknown: 'not read' },
      policies: { unknown: 'not read' },
      boundary: { value: null },
      scps: { value: [[full], [full, scp]] },
    };
    const { ask } = await guarded([everything], { identity });
    await expect(ask(createVpc)).rejects.toMatchObject({ layer: 'scp' });
    const boundary = {
      ...full,
      name: 'OnlyS3',
      text: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    };
    const bounded = await guarded([everything], {
      identity: { ...identity, scps: { value: [] }, boundary: { value: boundary } },
    });
    await expect(bounded.ask(createVpc)).rejects.toMatchObject({ layer: 'boundary' });
  });
});
