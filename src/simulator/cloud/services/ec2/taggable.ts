import type { ResourceType } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import { notFound, type ResourceKind } from './lookup.ts';
import type { Ec2State } from './state.ts';

interface Taggable {
  readonly type: ResourceType;
  readonly kind: ResourceKind;
  readonly held: (state: Ec2State, id: string) => boolean;
}

/** Kinds of taggable resource by the prefix of their ids. */
const taggables: Readonly<Record<string, Taggable>> = {
  vpc: { type: 'vpc', kind: 'vpc', held: ({ vpcs }, id) => vpcs.has(id) },
  subnet: { type: 'subnet', kind: 'subnet', held: ({ subnets }, id) => subnets.has(id) },
  igw: {
    type: 'internet-gateway',
    kind: 'internetGateway',
    held: ({ internetGateways }, id) => internetGateways.has(id),
  },
  rtb: {
    type: 'route-table',
    kind: 'routeTable',
    held: ({ routeTables }, id) => routeTables.has(id),
  },
  sg: {
    type: 'security-group',
    kind: 'securityGroup',
    held: ({ securityGroups }, id) => securityGroups.has(id),
  },
  sgr: {
    type: 'security-group-rule',
    kind: 'securityGroupRule',
    held: ({ securityGroups }, id) =>
      [...securityGroups.values()].some(({ rules }) => rules.some((rule) => rule.id === id)),
  },
  eipalloc: {
    type: 'elastic-ip',
    kind: 'allocation',
    held: ({ addresses }, id) => addresses.has(id),
  },
  eni: {
    type: 'network-interface',
    kind: 'networkInterface',
    held: ({ networkInterfaces }, id) => networkInterfaces.has(id),
  },
  i: { type: 'instance', kind: 'instance', held: ({ instances }, id) => instances.has(id) },
  vol: { type: 'volume', kind: 'volume', held: ({ volumes }, id) => volumes.has(id) },
  snap: { type: 'snapshot', kind: 'snapshot', held: ({ snapshots }, id) => snapshots.has(id) },
  ami: { type: 'image', kind: 'image', held: ({ images }, id) => images.has(id) },
  key: {
    type: 'key-pair',
    kind: 'keyPairId',
    held: ({ keyPairs }, id) => [...keyPairs.values()].some((pair) => pair.id === id),
  },
};

export function resourceTypeOf(id: string): ResourceType | undefined {
  return taggables[prefixOf(id)]?.type;
}

/** Throws AWS's error for an id that names no resource which can carry tags. */
export function requireTaggable(state: Ec2State, id: string): void {
  const taggable = taggables[prefixOf(id)];
  if (!taggable) throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
  if (!taggable.held(state, id)) throw notFound(taggable.kind, id);
}

function prefixOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('-')));
}
