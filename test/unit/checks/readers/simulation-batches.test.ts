import { describe, expect, it } from 'vitest';

import { viewOf } from '../../../../src/checks/permissions/deployer.ts';
import { pairOf, simulationBatches } from '../../../../src/checks/readers/simulation-batches.ts';
import { plannedRequests } from '../../../../src/policies/authorise/planned-calls.ts';
import type { AuthorisationRequest } from '../../../../src/policies/evaluate/decision.ts';
import { accountId, plan, user } from '../support/literal-facts.ts';

function request(
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
): AuthorisationRequest {
  const entries = Object.entries(context).map(([key, value]) => [key, [value]] as const);
  const principal = { kind: 'aws', arn: user.arn } as const;
  return { principal, action, resource, context: new Map(entries), complete: false };
}

describe('simulationBatches', () => {
  it('puts requests of the same context into one call, whatever the order of its keys', () => {
    const batches = simulationBatches([
      request('ec2:CreateVpc', 'vpc/*', { a: '1', b: '2' }),
      request('ec2:CreateSubnet', 'subnet/*', { b: '2', a: '1' }),
    ]);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.actions).toEqual(['ec2:CreateVpc', 'ec2:CreateSubnet']);
    expect(batches[0]?.resources).toEqual(['vpc/*', 'subnet/*']);
    expect([...(batches[0]?.pairs ?? [])]).toEqual([
      'ec2:createvpc vpc/*',
      'ec2:createsubnet subnet/*',
    ]);
  });

  it('never tells AWS a key that a request does not have', () => {
    const batches = simulationBatches([
      request('ec2:RunInstances', '*', { 'ec2:instancetype': 't3.medium' }),
      request('ec2:DescribeVpcs', '*'),
    ]);
    expect(batches.map(({ actions, context }) => [actions, [...context.keys()]])).toEqual([
      [['ec2:RunInstances'], ['ec2:instancetype']],
      [['ec2:DescribeVpcs'], []],
    ]);
  });

  it('asks for at most 50 actions and 20 resources a call, and loses no pair', () => {
    const requests = Array.from({ length: 130 }, (_, n) =>
      request(`s3:Action${n}`, `arn:aws:s3:::bucket-${n % 45}`),
    );
    const batches = simulationBatches(requests);
    expect(Math.max(...batches.map(({ actions }) => actions.length))).toBeLessThanOrEqual(50);
    expect(Math.max(...batches.map(({ resources }) => resources.length))).toBeLessThanOrEqual(20);
    const pairs = new Set(batches.flatMap((batch) => [...batch.pairs]));
    expect(pairs).toEqual(
      new Set(requests.map(({ action, resource }) => pairOf(action, resource))),
    );
  });

  it('needs fewer than fifty calls for a whole deployment', () => {
    const view = viewOf({ identity: user, accountId, partition: 'aws' });
    const batches = simulationBatches([...plannedRequests(plan, view).values()].flat());
    expect(batches.length).toBeLessThan(50);
  });
});
