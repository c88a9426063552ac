import type { NetworkFacts, PartialFacts } from '../vocabulary/facts.ts';
import type { Choice, Plan } from '../vocabulary/plan.ts';

/**
 * Saved facts as far as they are about this plan: what was read for other choices becomes unknown, so that nothing is
 * judged by it. Facts that do not say which plan they were read for are taken to be of this one, but for ids and names
 * that are in them.
 */
export function factsForPlan(facts: PartialFacts, plan: Plan): PartialFacts {
  const { readFor, network, regionFacts, roles, quotas, simulatedActions } = facts;
  const isSame = (...keys: readonly (keyof Plan)[]) =>
    readFor === undefined || keys.every((key) => isAlike(readFor[key], plan[key]));
  return {
    ...facts,
    ...(network && 'value' in network && { network: { value: networkOf(network.value, plan) } }),
    ...(regionFacts &&
      !isSame('instanceType') && { regionFacts: ofOtherType(regionFacts, readFor?.instanceType) }),
    ...(roles && !isSame('name') && { roles: unread('name of the appliance') }),
    ...(quotas && !isSame('vpc') && { quotas: quotas.map(withoutSubnets) }),
    ...(simulatedActions && !isSame(...simulatedChoices) && { simulatedActions: unread('plan') }),
  };
}

function unread(what: string): { readonly unknown: string } {
  return { unknown: `the facts were read for another ${what}.` };
}

/** What the requests of a planned deployment follow from. */
const simulatedChoices: readonly (keyof Plan)[] = [
  'connection',
  'elasticIp',
  'instanceType',
  'keyPair',
  'name',
  'region',
  'securityGroup',
  'snapshotsRole',
  'subnet',
  'vpc',
];

function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Only the parts that the plan names; the others were not read. */
function networkOf(network: NetworkFacts, plan: Plan): NetworkFacts {
  const { vpc, subnet, securityGroup, elasticIp, keyPair } = network;
  const keyName = 'existing' in plan.keyPair ? plan.keyPair.existing : plan.keyPair.create;
  return {
    ...(vpc && isNamed(vpc, plan.vpc) && { vpc }),
    ...(subnet && isNamed(subnet, plan.subnet) && { subnet }),
    ...(securityGroup && isNamed(securityGroup, plan.securityGroup) && { securityGroup }),
    ...(elasticIp && isNamed(elasticIp, plan.elasticIp) && { elasticIp }),
    ...(keyPair?.name === keyName && { keyPair }),
  };
}

function isNamed({ id }: { readonly id: string }, choice: Choice): boolean {
  return 'existing' in choice && choice.existing === id;
}

type SomeRegionFacts = NonNullable<PartialFacts['regionFacts']>;

function ofOtherType(facts: SomeRegionFacts, type = 'another type'): SomeRegionFacts {
  return { ...facts, instanceType: { unknown: `the facts were read for ${type}.` } };
}

type SomeQuota = NonNullable<PartialFacts['quotas']>[number];

function withoutSubnets(fact: SomeQuota): SomeQuota {
  return fact.id === 'subnets-per-vpc'
    ? { ...fact, used: { unknown: 'the facts were read for another VPC.' } }
    : fact;
}
