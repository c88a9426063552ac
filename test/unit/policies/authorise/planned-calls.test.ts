import { describe, expect, test } from 'vitest';

import { authorise } from '../../../../src/policies/authorise/authorise.ts';
import { plannedCalls, plannedRequests } from '../../../../src/policies/authorise/planned-calls.ts';
import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import { existingPlan, newPlan } from '../../../fixtures/authorise/plans.ts';
import { account, keyOf, viewOf } from './view.ts';

const plans = [
  ['a new network', newPlan],
  ['an existing network', existingPlan],
  [
    'us-east-1 with the role for snapshots',
    { ...newPlan, region: 'us-east-1', snapshotsRole: true },
  ],
] as const;

describe.each(plans)('for a plan with %s', (_title, plan) => {
  test('the calls need exactly the 83 documented actions', async () => {
    const { deploySet } = await loadProduct('10');
    const requests = plannedRequests(plan, viewOf());
    expect(requests.size).toBe(83);
    expect([...requests.keys()].toSorted()).toEqual(deploySet.actions.toSorted());
  });

  test('every call is in the table; only the test of the connection leaves the region of the plan', () => {
    const [connectionTest, ...others] = plannedCalls(plan, account, 'aws');
    expect(connectionTest).toMatchObject({ operation: 'DescribeRegions', region: 'us-east-1' });
    for (const call of others) {
      expect(call.region).toBe(plan.region);
      expect(authorise(call, viewOf())).toBeDefined();
    }
  });

  test('no two requests of an action are alike', () => {
    for (const requests of plannedRequests(plan, viewOf()).values()) {
      const distinct = new Set(
        requests.map(({ resource, context }) => JSON.stringify([resource, ...context])),
      );
      expect(distinct.size).toBe(requests.length);
    }
  });
});

describe('planned requests', () => {
  test('name the roles that the plan makes, and what else their names may be', () => {
    expect(resources('iam:CreateRole')).toEqual([
      `arn:aws:iam::${account}:role/vba-VeeamImpersonationRole`,
      `arn:aws:iam::${account}:role/vba-VeeamImpersonationRole*`,
      `arn:aws:iam::${account}:role/vba-VeeamInstanceBackupRestoreAccessRole`,
      `arn:aws:iam::${account}:role/vba-VeeamInstanceBackupRestoreAccessRole*`,
    ]);
    expect(resources('iam:CreateRole', { ...newPlan, snapshotsRole: true })).toHaveLength(6);
  });

  test('have examples that are ARNs: AWS would refuse to simulate anything else', () => {
    const requests = [...plannedRequests(newPlan, viewOf()).values()].flat();
    const examples = requests.flatMap(({ open }) => open?.example ?? []);
    expect(examples.length).toBeGreaterThan(50);
    for (const example of examples) {
      expect(example).toMatch(/^arn:aws:[a-z0-9]+:[a-z0-9-]*:(\d{12})?:[^*]+$/);
    }
  });

  test('pass the impersonation role at the launch and both roles into their profiles', () => {
    const passed = plannedRequests(newPlan, viewOf()).get('iam:PassRole') ?? [];
    const known = passed.filter(({ open }) => open === undefined);
    expect(new Set(known.map(({ resource }) => resource))).toEqual(
      new Set([
        `arn:aws:iam::${account}:role/vba-VeeamImpersonationRole`,
        `arn:aws:iam::${account}:role/vba-VeeamInstanceBackupRestoreAccessRole`,
      ]),
    );
  });

  test('use what the plan has chosen, and leave open what AWS will give an id', () => {
    expect(plannedRequests(newPlan, viewOf()).get('ec2:DeleteVpc')).toMatchObject([
      {
        resource: `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-*`,
        open: {
          fresh: true,
          example: `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-0123456789abcdef0`,
        },
      },
    ]);
    expect(resources('ec2:DeleteVpc', existingPlan)).toEqual([
      `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-0aaaaaaaaaaaaaaaa`,
    ]);
    expect(resources('ec2:RunInstances', existingPlan)).toContain(
      `arn:aws:ec2:eu-central-1:${account}:subnet/subnet-0aaaaaaaaaaaaaaaa`,
    );
  });

  test('know the VPC around the subnet and whose the bucket is', () => {
    const requests = plannedRequests(existingPlan, viewOf());
    const subnet = requests
      .get('ec2:RunInstances')
      ?.find(({ resource }) => resource.includes(':subnet/'));
    const bucket = requests.get('s3:PutObject')?.[0];
    if (!subnet || !bucket) throw new Error('a launch without subnet, or an upload without object');
    expect(keyOf(subnet, 'ec2:Vpc')).toEqual([
      `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-0aaaaaaaaaaaaaaaa`,
    ]);
    expect(keyOf(bucket, 'aws:ResourceAccount')).toEqual([account]);
  });

  test('name in GovCloud the partition of the account', () => {
    const view = viewOf({ partition: 'aws-us-gov' });
    const requests = plannedRequests({ ...newPlan, region: 'us-gov-west-1' }, view);
    expect(requests.get('iam:CreateRole')?.[0]?.resource).toMatch(/^arn:aws-us-gov:iam::/);
  });
});

function resources(action: string, plan = newPlan) {
  const requests = plannedRequests(plan, viewOf()).get(action);
  return requests?.map(({ resource }) => resource);
}
