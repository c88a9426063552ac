import { regionalArn, unownedArn } from '../arn.ts';
import type { KeyValue, Need, Scope, Tag } from '../row.ts';

/** Page that all EC2 rows stand on. */
export const ec2Page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html';

/** Types of resource as the page names them, which is how their ARNs begin too. */
export type Ec2Type =
  | 'elastic-ip'
  | 'image'
  | 'instance'
  | 'internet-gateway'
  | 'key-pair'
  | 'launch-template'
  | 'network-interface'
  | 'placement-group'
  | 'prefix-list'
  | 'route-table'
  | 'security-group'
  | 'security-group-rule'
  | 'snapshot'
  | 'subnet'
  | 'volume'
  | 'vpc';

type Keys = Readonly<Record<string, KeyValue>>;

/** ARN of a resource; without an id the form `type/*`, which AWS itself uses for what has no id yet. */
export function ec2Arn(scope: Scope, type: string, id = '*'): string {
  const resource = `${type}/${id}`;
  return type === 'image' || type === 'snapshot'
    ? unownedArn(scope, 'ec2', resource)
    : regionalArn(scope, 'ec2', resource);
}

/** The call's own action on a resource that exists. Without an id the input does not say which: it may be any. */
export function onExisting(
  scope: Scope,
  type: Ec2Type,
  id: string | undefined,
  keys: Keys = {},
): Need {
  const vpc = id === undefined ? undefined : scope.view.vpcOf?.(id);
  return {
    action: `ec2:${scope.call.operation}`,
    resource: ec2Arn(scope, type, id),
    type,
    ...(id === undefined ? { open: { why: `which ${type} it is about is not known` } } : {}),
    keys: { 'ec2:Region': scope.call.region, 'ec2:Vpc': vpc, ...idKey(type, id), ...keys },
  };
}

/** The call's own action on a resource that it makes. */
export function onMade(
  scope: Scope,
  type: Ec2Type,
  more: {
    readonly keys?: Keys;
    readonly tags?: readonly Tag[] | undefined;
    readonly name?: string | undefined;
  } = {},
): Need {
  return {
    action: `ec2:${scope.call.operation}`,
    resource: ec2Arn(scope, type, more.name),
    type,
    ownTags: 'none',
    owner: scope.view.accountId,
    tags: more.tags,
    keys: { 'ec2:Region': scope.call.region, ...more.keys },
  };
}

/** The call's own action where it knows no resource types. */
export function onAnything(scope: Scope): Need {
  return {
    action: `ec2:${scope.call.operation}`,
    resource: '*',
    keys: { 'ec2:Region': scope.call.region },
  };
}

/** Keys that hold the id of a resource, by its type. */
function idKey(type: Ec2Type, id: string | undefined): Keys {
  const key = idKeys[type];
  return key === undefined || id === undefined ? {} : { [key]: id };
}

const idKeys: Readonly<Partial<Record<Ec2Type, string>>> = {
  'elastic-ip': 'ec2:AllocationId',
  image: 'ec2:ImageID',
  instance: 'ec2:InstanceID',
  'internet-gateway': 'ec2:InternetGatewayID',
  'key-pair': 'ec2:KeyPairName',
  'network-interface': 'ec2:NetworkInterfaceID',
  'route-table': 'ec2:RouteTableID',
  'security-group': 'ec2:SecurityGroupID',
  snapshot: 'ec2:SnapshotID',
  subnet: 'ec2:SubnetID',
  volume: 'ec2:VolumeID',
  vpc: 'ec2:VpcID',
};
