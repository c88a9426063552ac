import { formatCidr } from './cidr.ts';
import { newId } from './ids.ts';
import type { Ec2State, RouteTable, SecurityGroup, Subnet } from './state.ts';

/** A /16 with a /20 for each zone. */
const vpcCidr = '172.31.0.0/16';
const firstSubnet = { base: (172 * 256 + 31) * 65_536, prefix: 20 };

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html */
export function addDefaultNetwork(state: Ec2State): void {
  const vpcId = newId(state, 'vpc');
  state.vpcs.set(vpcId, {
    id: vpcId,
    cidr: vpcCidr,
    isDefault: true,
    createdAt: 0,
    tenancy: 'default',
    dnsSupport: true,
    dnsHostnames: true,
    usageMetrics: false,
  });
  addVpcParts(state, vpcId, vpcCidr);
  const gatewayId = newId(state, 'igw');
  state.internetGateways.set(gatewayId, { id: gatewayId, vpcId });
  mainRouteTable(state, vpcId)?.routes.push({ destination: '0.0.0.0/0', gatewayId });
  for (const [index, zone] of state.zones.entries()) {
    const subnet: Subnet = {
      id: newId(state, 'subnet'),
      vpcId,
      cidr: formatCidr({ ...firstSubnet, base: firstSubnet.base + index * 4096 }),
      zone,
      isDefault: true,
      mapPublicIp: true,
    };
    state.subnets.set(subnet.id, subnet);
  }
}

/** What every VPC is born with: a main route table with its local route, and a default security group. */
export function addVpcParts(state: Ec2State, vpcId: string, cidr: string): void {
  const table: RouteTable = {
    id: newId(state, 'rtb'),
    vpcId,
    associationId: newId(state, 'rtbassoc'),
    routes: [{ destination: cidr, gatewayId: 'local' }],
  };
  state.routeTables.set(table.id, table);
  const id = newId(state, 'sg');
  const group: SecurityGroup = {
    id,
    name: 'default',
    description: 'default VPC security group',
    vpcId,
    rules: [
      {
        id: newId(state, 'sgr'),
        egress: false,
        protocol: '-1',
        fromPort: undefined,
        toPort: undefined,
        peer: { kind: 'group', id },
        description: undefined,
      },
      allowAllOut(state),
    ],
  };
  state.securityGroups.set(id, group);
}

/** The egress rule that a new security group starts with. */
export function allowAllOut(state: Ec2State): SecurityGroup['rules'][number] {
  return {
    id: newId(state, 'sgr'),
    egress: true,
    protocol: '-1',
    fromPort: undefined,
    toPort: undefined,
    peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
    description: undefined,
  };
}

export function mainRouteTable({ routeTables }: Ec2State, vpcId: string): RouteTable | undefined {
  return [...routeTables.values()].find((table) => table.vpcId === vpcId);
}
