import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  deny,
  deployActions,
  deployAnd,
  deployBut,
  doubts,
  leftBehind,
  permissions,
  runCli,
  stopOf,
  type Outcome,
} from './run-cli.ts';

/** Where the dry run refuses an action, check must not have passed it. */
function disagreement({ report }: Outcome): string | undefined {
  const stop = stopOf(report);
  const judged = permissions(report).find(({ subject }) => subject === stop?.action);
  return stop?.action && judged?.status === 'pass' ? stop.action : undefined;
}

const s3 = deployActions.filter(
  (action) => action.startsWith('s3:') && action !== 's3:ListAllMyBuckets',
);
const arn = (resource: string) => `arn:aws:ec2:*:*:${resource}`;

describe('a policy that makes it impossible', () => {
  it.each([
    [
      'denies the instance type',
      deployAnd(
        deny('ec2:RunInstances', {
          Resource: arn('instance/*'),
          Condition: { StringLike: { 'ec2:InstanceType': 't3.*' } },
        }),
      ),
      ['ec2:RunInstances'],
      'deploy-instance',
    ],
    [
      'denies the key pair',
      deployAnd(deny('ec2:*', { Resource: arn('key-pair/VeeamDefaultKeyPair') })),
      ['ec2:CreateKeyPair', 'ec2:RunInstances'],
      'create-key-pair',
    ],
    [
      'allows to pass roles to another service only',
      deployBut({
        Action: 'iam:PassRole',
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      }),
      ['iam:PassRole'],
      'create-iam-roles',
    ],
    [
      'demands a permissions boundary of new roles',
      deployBut({
        Action: 'iam:CreateRole',
        Condition: {
          StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/pb' },
        },
      }),
      ['iam:CreateRole'],
      'create-iam-roles',
    ],
    [
      'demands a tag of new instances',
      deployAnd(
        deny('ec2:RunInstances', {
          Resource: arn('instance/*'),
          Condition: { Null: { 'aws:RequestTag/CostCenter': 'true' } },
        }),
      ),
      ['ec2:RunInstances'],
      'deploy-instance',
    ],
    [
      'demands MFA, which keys of a user do not have',
      deployAnd(
        deny('iam:CreateRole', {
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        }),
      ),
      ['iam:CreateRole'],
      'create-iam-roles',
    ],
    [
      'allows all but one action by NotAction',
      [
        {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', NotAction: 'ec2:RunInstances', Resource: '*' },
        },
      ],
      ['ec2:RunInstances'],
      'deploy-instance',
    ],
    [
      'allows scripts on instances, but no document',
      deployBut({ Action: 'ssm:SendCommand', Resource: arn('instance/*') }),
      ['ssm:SendCommand'],
      'prepare-instance',
    ],
  ])('%s: not ready', async (_title, policies, failed, stage) => {
    const outcome = await runCli({ policies });
    expect(outcome.code).toBe(1);
    expect(doubts(outcome.report).toSorted()).toEqual(failed.map((action) => `${action} fail`));
    expect(stopOf(outcome.report)).toMatchObject({ stage, status: 'fail' });
    expect(leftBehind(outcome.report)).toEqual([]);
    expect(disagreement(outcome)).toBeUndefined();
  });

  it('names what is left where the clean-up is not allowed either', async () => {
    const cleanUp = ['ec2:TerminateInstances', 'iam:DeleteRole', 'ec2:ReleaseAddress'];
    const { report, code } = await runCli({
      policies: deployAnd(deny(['ssm:SendCommand', ...cleanUp])),
    });
    expect(code).toBe(1);
    expect(leftBehind(report)).toEqual(
      expect.arrayContaining(['AWS::EC2::Instance', 'AWS::IAM::Role', 'AWS::EC2::EIP']),
    );
    const rollback = report.results.find((result) => result.code === 'simulate/rollback');
    expect(rollback).toMatchObject({ status: 'fail', severity: 'error' });
    expect(report.simulation?.rollback).toMatchObject({ status: 'fail' });
    for (const action of cleanUp) expect(rollback?.remedy?.text).toContain(action);
  });
});

describe('a policy that nobody can decide', () => {
  const office = { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };

  it.each([
    ['an address', deployAnd(deny('ec2:CreateVpc', { Condition: office })), 'ec2:CreateVpc'],
    [
      'the time',
      deployAnd(
        deny('ec2:RunInstances', {
          Condition: { DateGreaterThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
        }),
      ),
      'ec2:RunInstances',
    ],
    [
      'the organisation',
      deployAnd(
        deny('iam:CreateRole', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
      ),
      'iam:CreateRole',
    ],
    [
      'the size of volumes',
      deployAnd(
        deny('ec2:RunInstances', {
          Resource: arn('volume/*'),
          Condition: { NumericGreaterThan: { 'ec2:VolumeSize': '15' } },
        }),
      ),
      'ec2:RunInstances',
    ],
    [
      'the policies that roles are given',
      deployBut({
        Action: 'iam:AttachRolePolicy',
        Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::*:policy/vbaws_policy_*' } },
      }),
      'iam:AttachRolePolicy',
    ],
    [
      'the service-linked role',
      deployBut({
        Action: 'iam:CreateServiceLinkedRole',
        Condition: { StringEquals: { 'iam:AWSServiceName': 'events.amazonaws.com' } },
      }),
      'iam:CreateServiceLinkedRole',
    ],
    [
      'the objects of the bucket',
      deployAnd(deny('s3:PutObject', { Resource: 'arn:aws:s3:::*/*.deb' })),
      's3:PutObject',
    ],
  ])('because of %s: inconclusive', async (_title, policies, action) => {
    const outcome = await runCli({ policies });
    expect(outcome.code).toBe(3);
    expect(doubts(outcome.report)).toEqual([`${action} unknown`]);
    expect(stopOf(outcome.report)).toMatchObject({ status: 'unknown', action });
    expect(leftBehind(outcome.report)).toEqual([]);
  });

  it('because of the bucket, whose name is this tool’s own', async () => {
    const Resource = ['arn:aws:s3:::veeam-deploy-*', 'arn:aws:s3:::veeam-deploy-*/*'];
    const { report, code } = await runCli({ policies: deployBut({ Action: s3, Resource }) });
    expect(code).toBe(3);
    expect(doubts(report).toSorted()).toEqual(s3.map((action) => `${action} unknown`).toSorted());
    expect(stopOf(report)).toMatchObject({ action: 's3:CreateBucket', status: 'unknown' });
  });

  it('where only the instance’s own download cannot be decided', async () => {
    const policies = deployBut({
      Action: 's3:GetObject',
      Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    });
    const { report, code } = await runCli({ policies });
    expect(code).toBe(3);
    expect(stopOf(report)).toEqual({
      stage: 'prepare-instance',
      status: 'unknown',
      action: 's3:GetObject',
    });
  });

  it('in the clean-up as little as before it', async () => {
    const policies = deployAnd(
      deny(['ssm:SendCommand', 'ec2:TerminateInstances'], { Condition: office }),
    );
    const { report, code } = await runCli({ policies });
    expect(code).toBe(3);
    const rollback = report.results.find((result) => result.code === 'simulate/rollback');
    expect(rollback).toMatchObject({ status: 'unknown', subject: 'ec2:TerminateInstances' });
  });
});

describe('a policy with conditions that hold', () => {
  it.each([
    [
      'the instance type',
      deployAnd(
        deny('ec2:RunInstances', {
          Resource: arn('instance/*'),
          Condition: { StringNotEquals: { 'ec2:InstanceType': ['t3.medium'] } },
        }),
      ),
    ],
    [
      'the region, but for what is global',
      deployAnd({
        Effect: 'Deny',
        NotAction: [
          'iam:*',
          'sts:*',
          'ec2:DescribeRegions',
          's3:ListAllMyBuckets',
          'notifications:*',
          'servicequotas:*',
        ],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      }),
    ],
    [
      'the service that roles are passed to',
      deployBut({
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::*:role/veeam-backup-appliance-*',
        Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      }),
    ],
    [
      'who calls',
      deployAnd(
        deny('*', { Condition: { StringNotEquals: { 'aws:username': 'veeam-deployer' } } }),
      ),
    ],
    [
      'a resource that the deployment has not',
      deployAnd(deny('*', { Resource: arn('subnet/subnet-0abc') })),
    ],
    [
      'an account by its id',
      deployBut({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::999988887777:role/*' }),
    ],
  ])('%s: ready', async (_title, policies) => {
    const { report, code } = await runCli({ policies });
    expect(doubts(report)).toEqual([]);
    expect(stopOf(report)).toBeUndefined();
    expect(code).toBe(0);
  });
});

describe('any policy', () => {
  const action = fc.constantFrom(...deployActions, 'ec2:*', 'iam:*', 's3:*', 'ssm:*', '*');
  const resource = fc.constantFrom(
    '*',
    arn('instance/*'),
    arn('subnet/subnet-0*'),
    arn('vpc/vpc-0123456789abcdef0'),
    'arn:aws:ec2:*::image/*',
    'arn:aws:iam::*:role/*Veeam*',
    'arn:aws:iam::*:role/other-*',
    'arn:aws:s3:::veeam-*',
    'arn:aws:s3:::*/*',
    'arn:aws:ssm:*::document/AWS-*',
  );
  const condition = fc.constantFrom(
    {},
    { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } },
    { Condition: { StringNotEquals: { 'ec2:InstanceType': 't3.medium' } } },
    { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
    { Condition: { StringLike: { 'aws:ResourceTag/Name': 'veeam-*' } } },
    { Condition: { Null: { 'aws:RequestTag/Owner': 'true' } } },
    { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } },
  );
  const statement = fc
    .record({ action, resource, condition, Effect: fc.constantFrom('Allow', 'Deny') })
    .map((one) => ({
      Effect: one.Effect,
      Action: one.action,
      Resource: one.resource,
      ...one.condition,
    }));

  it('is judged alike by check and dry run: what check passes is not denied', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 3 }), async (statements) => {
        const outcome = await runCli({ policies: deployAnd(...statements) });
        expect(disagreement(outcome)).toBeUndefined();
        expect(stopOf(outcome.report) !== undefined && outcome.code === 0).toBe(false);
      }),
      { numRuns: 50, seed: 20261125 },
    );
  });
});
