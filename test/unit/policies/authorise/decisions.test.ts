import { describe, expect, test } from 'vitest';

import { decideRequest } from '../../../../src/policies/authorise/decide-request.ts';
import { plannedRequests } from '../../../../src/policies/authorise/planned-calls.ts';
import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import { existingPlan, newPlan } from '../../../fixtures/authorise/plans.ts';
import { viewOf } from './view.ts';

const { deploySet } = await loadProduct('10');
const documented = policyOf(deploySet.policyText);
const instances = 'arn:aws:ec2:*:*:instance/*';

/** Actions of a planned deployment with a decision other than allowed, beside the documented policy. */
function refused(deny: object, plan = newPlan): Record<string, string> {
  const policies = [
    documented,
    policyOf({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Resource: '*', ...deny }] }),
  ];
  const found: Record<string, string> = {};
  for (const [action, requests] of plannedRequests(plan, viewOf())) {
    const all = requests.map((request) => decideRequest({ identity: policies }, request).effect);
    const worst =
      all.find((effect) => effect === 'denied') ?? all.find((effect) => effect !== 'allowed');
    if (worst) found[action] = worst;
  }
  return found;
}

/** Effects of a single Allow statement on one action. */
function effects(statement: object, action: string, plan = newPlan) {
  const identity = [
    policyOf({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, ...statement }],
    }),
  ];
  const requests = plannedRequests(plan, viewOf()).get(action) ?? [];
  return new Set(requests.map((request) => decideRequest({ identity }, request).effect));
}

function policyOf(document: string | object) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const parsed = parsePolicy(text, { path: 'test.json', name: 'test' });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join());
  return parsed.policy;
}

describe('the documented policy', () => {
  test.each([
    ['a new network', newPlan],
    ['an existing one', existingPlan],
  ])('allows all that a deployment with %s asks for', (_title, plan) => {
    for (const requests of plannedRequests(plan, viewOf()).values()) {
      for (const request of requests) {
        expect(decideRequest({ identity: [documented] }, request)).toMatchObject({
          effect: 'allowed',
        });
      }
    }
  });
});

describe('beside it, a deny', () => {
  test('of launches outside another region stops the launch alone', () => {
    const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    expect(refused({ Action: 'ec2:RunInstances', Condition: elsewhere })).toEqual({
      'ec2:RunInstances': 'denied',
    });
  });

  test('of all outside the plan’s region stops IAM and the test of the connection, which are in us-east-1', () => {
    const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } };
    const stopped = refused({ Action: '*', Condition: elsewhere });
    expect(stopped['iam:CreateRole']).toBe('denied');
    expect(stopped['ec2:DescribeRegions']).toBe('denied');
    expect(stopped['ec2:RunInstances']).toBeUndefined();
    expect(stopped['iam:PassRole']).toBe('undecided');
  });

  test('of roles without a tag stops them: the deployment tags no role', () => {
    const untagged = { Null: { 'aws:RequestTag/CostCenter': 'true' } };
    expect(refused({ Action: 'iam:CreateRole', Condition: untagged })).toEqual({
      'iam:CreateRole': 'denied',
    });
  });

  test('of roles without a boundary stops them', () => {
    const unbounded = {
      StringNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/B' },
    };
    expect(refused({ Action: 'iam:CreateRole', Condition: unbounded })).toEqual({
      'iam:CreateRole': 'denied',
    });
  });

  test('of launches of other types leaves a t3.medium alone', () => {
    const other = { StringNotEquals: { 'ec2:InstanceType': 't3.medium' } };
    const Resource = 'arn:aws:ec2:*:*:instance/*';
    expect(refused({ Action: 'ec2:RunInstances', Resource, Condition: other })).toEqual({});
    expect(
      refused(
        { Action: 'ec2:RunInstances', Resource, Condition: other },
        { ...newPlan, instanceType: 'm5.large' },
      ),
    ).toEqual({
      'ec2:RunInstances': 'denied',
    });
  });

  test('from outside a network cannot be decided: the address is not known', () => {
    const outside = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    expect(refused({ Action: 's3:PutObject', Condition: outside })).toEqual({
      's3:PutObject': 'undecided',
    });
  });

  test('without IMDSv2 cannot be decided: the call leaves the choice to the region and the image', () => {
    const old = { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } };
    const Resource = 'arn:aws:ec2:*:*:instance/*';
    expect(refused({ Action: 'ec2:RunInstances', Resource, Condition: old })).toEqual({
      'ec2:RunInstances': 'undecided',
    });
  });
});

describe('beside it, a deny of single resources', () => {
  test.each([
    ['a subnet', 'ec2:RunInstances', subnet('subnet-0abc')],
    ['a group', 'ec2:*', 'arn:aws:ec2:*:*:security-group/sg-0abc'],
    ['an address', 'ec2:*', 'arn:aws:ec2:*:*:elastic-ip/eipalloc-0abc'],
    ['another key pair', 'ec2:*', 'arn:aws:ec2:*:*:key-pair/other'],
  ])('does not reach a deployment that makes its own: %s', (_title, Action, Resource) => {
    expect(refused({ Action, Resource })).toEqual({});
  });

  test('reaches the plan that names it', () => {
    const Resource = subnet('subnet-0aaaaaaaaaaaaaaaa');
    expect(refused({ Action: 'ec2:RunInstances', Resource }, existingPlan)).toEqual({
      'ec2:RunInstances': 'denied',
    });
    const address = 'arn:aws:ec2:*:*:elastic-ip/eipalloc-0aaaaaaaaaaaaaaaa';
    expect(refused({ Action: 'ec2:Dis*', Resource: address }, existingPlan)).toEqual({
      'ec2:DisassociateAddress': 'denied',
    });
  });

  test('cannot be decided where the id that AWS will give may be one of them', () => {
    expect(refused({ Action: 'ec2:RunInstances', Resource: subnet('subnet-0f*') })).toEqual({
      'ec2:RunInstances': 'undecided',
    });
  });

  test('cannot be decided where the deployment uses one that nobody has named: image, prefix list', () => {
    expect(refused({ Action: 'ec2:*', Resource: 'arn:aws:ec2:*::image/ami-0abc' })).toEqual({
      'ec2:RunInstances': 'undecided',
    });
    expect(refused({ Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:prefix-list/pl-1' })).toEqual({
      'ec2:GetManagedPrefixListEntries': 'undecided',
    });
  });
});

describe('what the docs do not name', () => {
  test.each([
    ['bucket', 's3:CreateBucket', 'arn:aws:s3:::veeam-deploy-*'],
    ['object', 's3:PutObject', 'arn:aws:s3:::*/packages.tar.gz'],
    ['alarm', 'cloudwatch:PutMetricAlarm', 'arn:aws:cloudwatch:*:*:alarm:vba-*'],
    ['instance profile', 'iam:CreateInstanceProfile', 'arn:aws:iam::*:instance-profile/vba-*'],
    ['document', 'ssm:SendCommand', ['arn:aws:ssm:*::document/AWS-RunShellScript', instances]],
    [
      'service-linked role',
      'iam:CreateServiceLinkedRole',
      'arn:aws:iam::*:role/aws-service-role/events.amazonaws.com/*',
    ],
  ])('does not make an allow certain that is scoped to it: %s', (_title, action, Resource) => {
    const found = effects({ Resource }, action);
    expect(found).toContain('undecided');
    expect(found).not.toContain('not-granted');
  });

  test.each([
    ['bucket', 's3:CreateBucket', 'arn:aws:s3:::other-*'],
    ['alarm', 'cloudwatch:PutMetricAlarm', 'arn:aws:cloudwatch:*:*:alarm:other-*'],
    ['document', 'ssm:SendCommand', ['arn:aws:ssm:*::document/Other', instances]],
  ])('is not granted where the likely name is left out: %s', (_title, action, Resource) => {
    expect(effects({ Resource }, action)).toContain('not-granted');
  });

  test.each([
    ['s3:CreateBucket', 'arn:aws:s3:::*'],
    ['s3:PutObject', 'arn:aws:s3:::*/*'],
    ['iam:CreatePolicy', 'arn:aws:iam::*:policy/vbaws_policy_*'],
    ['ssm:SendCommand', ['arn:aws:ssm:*:*:document/*', instances]],
    ['ssm:GetParameter', 'arn:aws:ssm:*::parameter/aws/service/canonical/*'],
  ])('%s is allowed on all of its kind', (action, Resource) => {
    expect(effects({ Resource }, action)).toEqual(new Set(['allowed']));
  });

  test.each([
    [
      'iam:AttachRolePolicy',
      'iam:PolicyARN',
      'arn:aws:iam::123456789012:policy/vbaws_policy_vba_1',
    ],
    ['ec2:RunInstances', 'ec2:VolumeType', 'gp3'],
    ['iam:CreateServiceLinkedRole', 'iam:AWSServiceName', 'events.amazonaws.com'],
  ])('%s under a condition on %s is undecided', (action, key, value) => {
    const Condition = { StringEqualsIfExists: { [key]: value } };
    expect(effects({ Resource: '*', Condition }, action)).toContain('undecided');
  });
});

describe('an allow', () => {
  test('of iam:PassRole to EC2 is enough, to another service it is not', () => {
    expect(effects(to('ec2.amazonaws.com'), 'iam:PassRole')).toEqual(new Set(['allowed']));
    expect(effects(to('lambda.amazonaws.com'), 'iam:PassRole')).toEqual(new Set(['not-granted']));
  });

  test('of a launch under a condition on the type does not reach subnet, image and volume', () => {
    const typed = {
      Resource: '*',
      Condition: { StringEquals: { 'ec2:InstanceType': 't3.medium' } },
    };
    expect(effects(typed, 'ec2:RunInstances')).toEqual(new Set(['allowed', 'not-granted']));
  });

  test('scoped to the names of the plan reaches them, scoped to others it does not', () => {
    expect(effects(roles('vba-*'), 'iam:CreateRole')).toEqual(new Set(['allowed']));
    expect(effects(roles('prod-*'), 'iam:CreateRole')).toEqual(new Set(['not-granted']));
  });

  test('of tags only while making things does not reach tags that are put on later', () => {
    const making = {
      Resource: '*',
      Condition: { StringEquals: { 'ec2:CreateAction': ['CreateVpc', 'RunInstances'] } },
    };
    expect(effects(making, 'ec2:CreateTags')).toEqual(new Set(['not-granted']));
  });

  test('within the chosen VPC reaches what the plan uses there', () => {
    expect(
      effects(within('vpc-0aaaaaaaaaaaaaaaa'), 'ec2:DeleteSecurityGroup', existingPlan),
    ).toEqual(new Set(['allowed']));
    expect(
      effects(within('vpc-0bbbbbbbbbbbbbbbb'), 'ec2:DeleteSecurityGroup', existingPlan),
    ).toEqual(new Set(['not-granted']));
  });
});

function subnet(id: string) {
  return `arn:aws:ec2:*:*:subnet/${id}`;
}

function to(service: string) {
  return {
    Resource: '*',
    Condition: { StringEquals: { 'iam:PassedToService': service } },
  };
}

function roles(pattern: string) {
  return { Resource: `arn:aws:iam::123456789012:role/${pattern}` };
}

function within(id: string) {
  return {
    Resource: 'arn:aws:ec2:*:*:security-group/*',
    Condition: { ArnEquals: { 'ec2:Vpc': `arn:aws:ec2:eu-central-1:123456789012:vpc/${id}` } },
  };
}
