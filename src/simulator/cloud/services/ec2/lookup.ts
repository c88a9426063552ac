import { AwsError } from '../../aws-error.ts';

/** How EC2 speaks of a kind of resource that is not there. */
interface Kind {
  readonly prefix: string;
  readonly malformed: string;
  readonly notFound: string;
  readonly message: (id: string) => string;
}

/** Source of the codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const kinds = {
  vpc: kind('vpc', 'InvalidVpcId.Malformed', 'InvalidVpcID.NotFound', 'vpc ID'),
  subnet: kind('subnet', 'InvalidSubnetId.Malformed', 'InvalidSubnetID.NotFound', 'subnet ID'),
  internetGateway: kind(
    'igw',
    'InvalidInternetGatewayId.Malformed',
    'InvalidInternetGatewayID.NotFound',
    'internetGateway ID',
  ),
  routeTable: kind(
    'rtb',
    'InvalidRouteTableId.Malformed',
    'InvalidRouteTableID.NotFound',
    'routeTable ID',
  ),
  securityGroup: kind('sg', 'InvalidGroupId.Malformed', 'InvalidGroup.NotFound', 'security group'),
  securityGroupRule: kind(
    'sgr',
    'InvalidSecurityGroupRuleId.Malformed',
    'InvalidSecurityGroupRuleId.NotFound',
    'security group rule ID',
  ),
  networkInterface: kind(
    'eni',
    'InvalidNetworkInterfaceId.Malformed',
    'InvalidNetworkInterfaceID.NotFound',
    'networkInterface ID',
  ),
  allocation: kind(
    'eipalloc',
    'InvalidAllocationID.Malformed',
    'InvalidAllocationID.NotFound',
    'allocation ID',
  ),
  image: {
    ...kind('ami', 'InvalidAMIID.Malformed', 'InvalidAMIID.NotFound', 'image id'),
    message: (id: string) => `The image id '[${id}]' does not exist`,
  },
  instance: kind('i', 'InvalidInstanceID.Malformed', 'InvalidInstanceID.NotFound', 'instance ID'),
  volume: {
    ...kind('vol', 'InvalidVolumeID.Malformed', 'InvalidVolume.NotFound', 'volume'),
    message: (id: string) => `The volume '${id}' does not exist.`,
  },
  snapshot: {
    ...kind('snap', 'InvalidSnapshotID.Malformed', 'InvalidSnapshot.NotFound', 'snapshot'),
    message: (id: string) => `The snapshot '${id}' does not exist.`,
  },
  prefixList: kind(
    'pl',
    'InvalidPrefixListId.Malformed',
    'InvalidPrefixListID.NotFound',
    'prefix list ID',
  ),
  keyPairId: kind('key', 'InvalidKeyPair.Format', 'InvalidKeyPair.NotFound', 'key pair ID'),
} as const satisfies Record<string, Kind>;

export type ResourceKind = keyof typeof kinds;

/** The resource of an id; throws AWS's error for an id that is malformed or names nothing. */
export function lookUp<T>(of: ResourceKind, map: ReadonlyMap<string, T>, id: string): T {
  checkId(of, id);
  const found = map.get(id);
  if (found === undefined) throw notFound(of, id);
  return found;
}

/** The resources of the ids, or all when no id is asked for. */
export function lookUpAll<T>(
  of: ResourceKind,
  map: ReadonlyMap<string, T>,
  ids: readonly string[] | undefined,
): readonly T[] {
  return ids?.length ? ids.map((id) => lookUp(of, map, id)) : [...map.values()];
}

export function notFound(of: ResourceKind, id: string): AwsError {
  return new AwsError(kinds[of].notFound, kinds[of].message(id));
}

/** Throws for an id that is not of the kind's form: short ids of eight digits are accepted, as EC2 still does. */
export function checkId(of: ResourceKind, id: string): void {
  const { prefix, malformed } = kinds[of];
  const [head, ...rest] = id.split(/-(?=[^-]*$)/);
  if (head === prefix && /^[0-9a-f]{8}([0-9a-f]{9})?$/.test(rest.join('-'))) return;
  throw new AwsError(malformed, `Invalid id: "${id}" (expecting "${prefix}-...")`);
}

function kind(prefix: string, malformed: string, missing: string, name: string): Kind {
  return {
    prefix,
    malformed,
    notFound: missing,
    message: (id) => `The ${name} '${id}' does not exist`,
  };
}
