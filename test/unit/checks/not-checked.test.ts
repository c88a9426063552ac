import { describe, expect, it } from 'vitest';

import { notChecked } from '../../../src/checks/not-checked.ts';
import type { Facts } from '../../../src/vocabulary/facts.ts';
import type { Plan } from '../../../src/vocabulary/plan.ts';
import {
  accountId,
  catalogue,
  deployPolicy,
  existingNetwork,
  goodFacts,
  plan,
  user,
} from './support/literal-facts.ts';

async function subjects(facts: Partial<Facts> = {}, of: Plan = plan): Promise<readonly string[]> {
  return notChecked({ ...goodFacts, ...facts }, of, await catalogue()).map(
    ({ subject }) => subject,
  );
}

const session = {
  ...user,
  arn: `arn:aws:sts::${accountId}:assumed-role/Admin/jane`,
  kind: 'role',
  name: 'Admin',
} as const;

describe('notChecked', () => {
  it('names service control policies where neither documents nor a simulation showed them', async () => {
    expect(await subjects()).toContain('service control policies');
    expect(await subjects({ simulatedActions: { value: [] } })).not.toContain(
      'service control policies',
    );
    expect(await subjects({ identity: { ...user, scps: { value: [] } } })).not.toContain(
      'service control policies',
    );
  });

  it('names the policies of a session, which nobody can read', async () => {
    expect(await subjects({ identity: session })).toContain('session policies');
    expect(await subjects()).not.toContain('session policies');
  });

  it('says what given policies leave open: the boundary, and whose they are', async () => {
    const policies = { value: [await deployPolicy()] };
    const boundary = { unknown: 'not given.' };
    const ofRole = await subjects({ identity: { ...session, policies, boundary } });
    expect(ofRole).toEqual(
      expect.arrayContaining(['permissions boundary', 'who the given policies belong to']),
    );
    expect(ofRole).not.toContain('session policies');
    expect(await subjects({ identity: { ...user, policies, boundary } })).not.toContain(
      'who the given policies belong to',
    );
  });

  it('names the routes of an existing VPC in which the deployment makes the subnet', async () => {
    const newSubnet = { ...existingNetwork, subnet: { create: true } } as const;
    expect(await subjects({}, newSubnet)).toContain('route tables and network ACLs of vpc-1');
  });

  it('names the routes of an existing subnet', async () => {
    expect(await subjects({}, existingNetwork)).toContain(
      'route tables and network ACLs of subnet-1',
    );
  });

  it('names the key policy where volumes are encrypted by default', async () => {
    const regionFacts = { ...goodFacts.regionFacts, ebsEncryptionByDefault: { value: true } };
    expect(await subjects({ regionFacts })).toContain('key policy of the default EBS key');
  });

  it('names the vCPU quota of a family that the catalogue lacks', async () => {
    expect(await subjects({}, { ...plan, instanceType: 'g5.xlarge' })).toContain(
      'vCPU quota of g5.xlarge',
    );
  });

  it('gives a reason for everything', async () => {
    const items = notChecked(goodFacts, plan, await catalogue());
    expect(items.filter(({ why }) => why.length < 20)).toEqual([]);
  });
});
