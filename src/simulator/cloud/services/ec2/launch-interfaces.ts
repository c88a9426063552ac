import type {
  InstanceNetworkInterfaceSpecification,
  RunInstancesRequest,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import { invalidCombination, notSimulated } from './errors.ts';
import { lookUp } from './lookup.ts';
import { checkedGroups } from './network-interfaces.ts';
import { takeAddress } from './private-addresses.ts';
import { defaultVpc, groupOf } from './security-groups.ts';
import type { Ec2State, Subnet } from './state.ts';

/** A network interface that a launch makes. */
export interface InterfacePlan {
  readonly deviceIndex: number;
  readonly subnet: Subnet;
  readonly groups: readonly string[];
  readonly privateIp: string | undefined;
  readonly publicIp: boolean;
  readonly description: string;
  readonly deleteOnTermination: boolean;
}

/** Interfaces as the request lists them, or the one that subnet and groups of the request describe; primary first. */
export function launchInterfaces(
  input: RunInstancesRequest,
  state: Ec2State,
): readonly [InterfacePlan, ...InterfacePlan[]] {
  const listed = input.NetworkInterfaces ?? [];
  refuseMixture(input, listed.length > 0);
  const specifications = listed.length > 0 ? listed : [asInterface(input, state)];
  const plans = specifications
    .map((specification) => planOf(specification, specifications.length, input, state))
    .toSorted((one, other) => one.deviceIndex - other.deviceIndex);
  const [primary, ...rest] = plans;
  if (
    primary?.deviceIndex !== 0 ||
    new Set(plans.map((plan) => plan.deviceIndex)).size < plans.length
  ) {
    throw new AwsError(
      'InvalidParameterValue',
      'Each network interface requires a device index of its own, and the first is 0.',
    );
  }
  return [primary, ...rest];
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html */
function refuseMixture(input: RunInstancesRequest, hasInterfaces: boolean): void {
  const { SubnetId, SecurityGroupIds = [], SecurityGroups = [], PrivateIpAddress } = input;
  if (SecurityGroups.length > 0 && SubnetId) {
    throw invalidCombination('The parameter groupName cannot be used with the parameter subnet');
  }
  if (!hasInterfaces) return;
  const atInstanceLevel: readonly (readonly [given: boolean, what: string])[] = [
    [Boolean(SubnetId), 'subnet ID'],
    [SecurityGroupIds.length + SecurityGroups.length > 0, 'security groups'],
    [Boolean(PrivateIpAddress), 'private address'],
  ];
  const [, what] = atInstanceLevel.find(([given]) => given) ?? [];
  if (!what) return;
  throw invalidCombination(
    `Network interfaces and an instance-level ${what} may not be specified on the same request`,
  );
}

function asInterface(
  { SubnetId, SecurityGroupIds, SecurityGroups, PrivateIpAddress }: RunInstancesRequest,
  state: Ec2State,
): InstanceNetworkInterfaceSpecification {
  const named = (SecurityGroups ?? []).map((name) => groupOf(state, undefined, name).id);
  return {
    SubnetId,
    PrivateIpAddress,
    DeviceIndex: 0,
    Groups: [...(SecurityGroupIds ?? []), ...named],
  };
}

function planOf(
  specification: InstanceNetworkInterfaceSpecification,
  count: number,
  { Placement, MaxCount = 1 }: RunInstancesRequest,
  state: Ec2State,
): InterfacePlan {
  if (specification.NetworkInterfaceId) throw notSimulated('launches with an existing interface');
  const { DeviceIndex: deviceIndex = 0, PrivateIpAddress: privateIp } = specification;
  const subnet = subnetOf(specification.SubnetId, Placement?.AvailabilityZone, state);
  if (privateIp !== undefined) {
    if (MaxCount > 1) {
      throw invalidCombination(
        'A private IP address may not be specified when launching multiple instances',
      );
    }
    takeAddress(state, subnet, privateIp);
  }
  return {
    deviceIndex,
    subnet,
    groups: groupsOf(specification.Groups ?? [], subnet, state),
    privateIp,
    publicIp: wantsPublicIp(specification, count, subnet),
    description: specification.Description ?? '',
    deleteOnTermination: specification.DeleteOnTermination ?? true,
  };
}

function wantsPublicIp(
  { AssociatePublicIpAddress: wanted, DeviceIndex = 0 }: InstanceNetworkInterfaceSpecification,
  count: number,
  subnet: Subnet,
): boolean {
  if (wanted === true && count > 1) {
    throw invalidCombination(
      'The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.',
    );
  }
  if (wanted === true && DeviceIndex !== 0) {
    throw invalidCombination(
      'The associatePublicIPAddress parameter is only supported for the primary network interface',
    );
  }
  return wanted ?? (count === 1 && subnet.mapPublicIp);
}

/** The subnet of the request, or the default VPC's in the zone of the request, else its first. */
function subnetOf(id: string | undefined, zone: string | undefined, state: Ec2State): Subnet {
  if (id) {
    const subnet = lookUp('subnet', state.subnets, id);
    if (zone === undefined || subnet.zone.name === zone) return subnet;
    throw new AwsError(
      'InvalidParameterValue',
      `The availability zone '${zone}' does not match the availability zone of subnet '${id}'`,
    );
  }
  if (zone !== undefined && state.zones.every(({ name }) => name !== zone)) {
    throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${zone}]`);
  }
  const vpc = defaultVpc(state);
  const subnet = [...state.subnets.values()].find(
    (one) =>
      one.vpcId === vpc.id && one.isDefault && (zone === undefined || one.zone.name === zone),
  );
  if (subnet) return subnet;
  throw new AwsError(
    'MissingInput',
    `No subnets found for the default VPC '${vpc.id}'. Please specify a subnet.`,
  );
}

/** The VPC's default group where the request names none. */
function groupsOf(ids: readonly string[], subnet: Subnet, state: Ec2State): readonly string[] {
  if (ids.length > 0)
    return checkedGroups(state, ids, { vpcId: subnet.vpcId, subnetId: subnet.id });
  return [...state.securityGroups.values()]
    .filter(({ vpcId, name }) => vpcId === subnet.vpcId && name === 'default')
    .map(({ id }) => id);
}
