import { describe, expect, it } from 'vitest';

import { factsForPlan } from '../../../src/checks/facts-for-plan.ts';
import { input } from '../../../src/checks/inputs/input.ts';
import { quota } from '../../../src/checks/quotas/quota.ts';
import { wholeFacts } from '../../../src/cli/whole-facts.ts';
import type { Facts } from '../../../src/vocabulary/facts.ts';
import type { Plan } from '../../../src/vocabulary/plan.ts';
import { bySubject, catalogue, existingNetwork, goodFacts, plan } from './support/literal-facts.ts';

const read: Facts = {
  ...goodFacts,
  readFor: plan,
  simulatedActions: { value: [] },
  quotas: [
    {
      id: 'standard-vcpus',
      limit: { value: { value: 5, source: 'applied' } },
      used: { value: 0 },
    },
    {
      id: 'subnets-per-vpc',
      limit: { value: { value: 200, source: 'applied' } },
      used: { value: 0 },
    },
  ],
};

function fitted(of: Plan, facts: Facts = read): Facts {
  return wholeFacts(factsForPlan(facts, of));
}

describe('saved facts', () => {
  it('are what they are for the plan that they were read for', () => {
    expect(fitted(plan)).toEqual(read);
  });

  it('know nothing of another instance type: neither that it is offered nor that it fits the quota', async () => {
    const large = { ...plan, instanceType: 'c5.9xlarge' };
    const facts = fitted(large);
    expect(facts.regionFacts.instanceType).toEqual({
      unknown: 'the facts were read for t3.medium.',
    });
    const all = await catalogue();
    const vcpus = bySubject(quota.run(facts, large, all), 'standard-vcpus');
    expect(vcpus.status).toBe('unknown');
    expect(bySubject(input.run(facts, large, all), 'instance-type').status).toBe('unknown');
    expect(facts.simulatedActions).toHaveProperty('unknown');
  });

  it('know nothing of the roles of another appliance', () => {
    expect(fitted({ ...plan, name: 'other' }).roles).toEqual({
      unknown: 'the facts were read for another name of the appliance.',
    });
    expect(fitted({ ...plan, administrator: 'other' }).roles).toEqual(read.roles);
  });

  it('know nothing of another VPC', () => {
    const vpc = { id: 'vpc-9', exists: true };
    const facts = fitted(existingNetwork, { ...read, network: { value: { vpc } } });
    expect(facts.network).toEqual({ value: {} });
    expect(facts.quotas.map(({ id, used }) => [id, 'unknown' in used])).toEqual([
      ['standard-vcpus', false],
      ['subnets-per-vpc', true],
    ]);
  });

  it('know nothing of another key pair, even where they do not say what they were read for', () => {
    const { readFor: _none, ...anonymous } = read;
    const named = { ...plan, keyPair: { existing: 'ops' } };
    expect(fitted(named, anonymous).network).toEqual({ value: {} });
    expect(fitted(plan, anonymous)).toEqual(anonymous);
  });
});
