import type { NetworkFacts } from '../../../vocabulary/facts.ts';
import { addVpcParts, allowAllOut, mainRouteTable } from '../services/ec2/default-network.ts';
import { macOf, newId } from '../services/ec2/ids.ts';
import type { Ec2State, SecurityGroup, Subnet } from '../services/ec2/state.ts';

/** Where facts do not tell a VPC's range: the one that AWS's own examples have. */
const usualRange = '10.0.0.0/16';

/**
 * Puts the network that facts tell of into a region, under its own ids. Facts know neither route tables nor gateways: the
 * VPC is given a way to the internet, as the product wants one; that it has one is not checked.
 */
export function seedNetwork(state: Ec2State, facts: NetworkFacts): void {
  const { vpc, subnet, securityGroup, elasticIp } = facts;
  if (vpc?.exists) addVpc(state, vpc);
  if (subnet?.exists && subnet.vpcId !== undefined) addSubnet(state, subnet, subnet.vpcId);
  if (securityGroup?.exists && securityGroup.vpcId !== undefined) {
    state.securityGroups.set(
      securityGroup.id,
      groupOf(state, securityGroup.id, securityGroup.vpcId, securityGroup.ingress443),
    );
  }
  if (elasticIp?.exists) addAddress(state, elasticIp);
}

/** One that is in use hangs on an interface of somebody's. */
function addAddress(
  state: Ec2State,
  { id, associated = false }: NonNullable<NetworkFacts['elasticIp']>,
): void {
  const [subnet] = state.subnets.values();
  const networkInterfaceId =
    associated && subnet ? addInterface(state, subnet, '192.0.2.10') : undefined;
  state.addresses.set(id, {
    allocationId: id,
    publicIp: '198.51.100.1', // of the documentation: https://www.rfc-editor.org/rfc/rfc5737
    association: networkInterfaceId
      ? { id: newId(state, 'eipassoc'), networkInterfaceId }
      : undefined,
  });
}

function addVpc(
  state: Ec2State,
  { id, cidrs = [], subnetCidrs = [] }: NonNullable<NetworkFacts['vpc']>,
): void {
  const cidr = cidrs[0] ?? usualRange;
  state.vpcs.set(id, {
    id,
    cidr,
    isDefault: false,
    createdAt: 0,
    tenancy: 'default',
    dnsSupport: true,
    dnsHostnames: true,
    usageMetrics: false,
  });
  addVpcParts(state, id, cidr);
  const gatewayId = newId(state, 'igw');
  state.internetGateways.set(gatewayId, { id: gatewayId, vpcId: id });
  mainRouteTable(state, id)?.routes.push({ destination: '0.0.0.0/0', gatewayId });
  for (const taken of subnetCidrs) putSubnet(state, newId(state, 'subnet'), id, taken);
}

/** A range of its own is not among the facts; any does, since nothing is made beside it. */
function addSubnet(
  state: Ec2State,
  { id, freeAddresses = 1 }: NonNullable<NetworkFacts['subnet']>,
  vpcId: string,
): void {
  putSubnet(state, id, vpcId, `${(state.vpcs.get(vpcId)?.cidr ?? usualRange).split('/')[0]}/28`);
  const subnet = state.subnets.get(id);
  if (subnet && freeAddresses === 0) fill(state, subnet);
}

function putSubnet(state: Ec2State, id: string, vpcId: string, cidr: string): void {
  const [zone] = state.zones;
  if (!zone) throw new Error(`Region ${state.region} has no zone.`);
  state.subnets.set(id, { id, vpcId, cidr, zone, isDefault: false, mapPublicIp: false });
}

/** Takes all 11 addresses that AWS leaves of a /28: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
function fill(state: Ec2State, subnet: Subnet): void {
  const [base = ''] = subnet.cidr.split('/');
  const dot = base.lastIndexOf('.') + 1;
  const [head, last] = [base.slice(0, dot), Number(base.slice(dot))];
  for (let host = 4; host < 15; host += 1) addInterface(state, subnet, `${head}${last + host}`);
}

/** An interface of somebody else's; returns its id. */
function addInterface(state: Ec2State, subnet: Subnet, privateIp: string): string {
  const id = newId(state, 'eni');
  state.networkInterfaces.set(id, {
    id,
    subnetId: subnet.id,
    vpcId: subnet.vpcId,
    zone: subnet.zone,
    privateIp,
    mac: macOf(id),
    description: 'in use already',
    groups: [],
    sourceDestCheck: true,
    publicIp: undefined,
    wantsPublicIp: false,
    attachment: undefined,
  });
  return id;
}

function groupOf(
  state: Ec2State,
  id: string,
  vpcId: string,
  ingress443: readonly string[],
): SecurityGroup {
  const inbound = ingress443.map((cidr) => ({
    id: newId(state, 'sgr'),
    egress: false,
    protocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    peer: { kind: 'ipv4' as const, cidr },
    description: undefined,
  }));
  const description = 'of the facts';
  return { id, name: id, description, vpcId, rules: [...inbound, allowAllOut(state)] };
}
