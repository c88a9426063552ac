import { rowsOf, type Need, type Rows, type Scope } from '../row.ts';
import { ec2Page, onExisting, onMade } from './need.ts';
import { tagging, tagsFor, type TagSpecification } from './tags.ts';

interface Tagged {
  readonly TagSpecifications?: readonly TagSpecification[];
}

interface VpcInput {
  readonly VpcId?: string;
}

interface SubnetInput {
  readonly SubnetId?: string;
}

interface GatewayInput {
  readonly InternetGatewayId?: string;
  readonly VpcId?: string;
}

interface GroupInput {
  readonly GroupId?: string;
}

interface Pools {
  readonly Ipv4IpamPoolId?: string;
  readonly Ipv6IpamPoolId?: string;
}

export const networkRows: Rows = rowsOf(ec2Page, {
  CreateVpc: ({ TagSpecifications, ...pools }: Tagged & Pools, scope) => [
    onMade(scope, 'vpc', { tags: tagsFor('vpc', TagSpecifications), keys: poolKeys(pools) }),
    ...onPools(pools, scope),
    ...tagging(scope, TagSpecifications),
  ],
  DeleteVpc: ({ VpcId }: VpcInput, scope) => [onExisting(scope, 'vpc', VpcId)],
  ModifyVpcAttribute: ({ VpcId }: VpcInput, scope) => [onExisting(scope, 'vpc', VpcId)],
  DescribeVpcAttribute: ({ VpcId }: VpcInput, scope) => [onExisting(scope, 'vpc', VpcId)],

  CreateSubnet: ({ VpcId, TagSpecifications, ...pools }: VpcInput & Tagged & Pools, scope) => [
    onMade(scope, 'subnet', { tags: tagsFor('subnet', TagSpecifications), keys: poolKeys(pools) }),
    onExisting(scope, 'vpc', VpcId),
    ...onPools(pools, scope),
    ...tagging(scope, TagSpecifications),
  ],
  DeleteSubnet: ({ SubnetId }: SubnetInput, scope) => [onExisting(scope, 'subnet', SubnetId)],
  ModifySubnetAttribute: ({ SubnetId }: SubnetInput, scope) => [
    onExisting(scope, 'subnet', SubnetId),
  ],

  CreateInternetGateway: ({ TagSpecifications }: Tagged, scope) => [
    onMade(scope, 'internet-gateway', { tags: tagsFor('internet-gateway', TagSpecifications) }),
    ...tagging(scope, TagSpecifications),
  ],
  DeleteInternetGateway: ({ InternetGatewayId }: GatewayInput, scope) => [
    onExisting(scope, 'internet-gateway', InternetGatewayId),
  ],
  AttachInternetGateway: gatewayAndVpc,
  DetachInternetGateway: gatewayAndVpc,
  CreateRoute: ({ RouteTableId }: { readonly RouteTableId?: string }, scope) => [
    onExisting(scope, 'route-table', RouteTableId),
  ],

  CreateSecurityGroup: ({ VpcId, TagSpecifications }: VpcInput & Tagged, scope) => [
    onMade(scope, 'security-group', { tags: tagsFor('security-group', TagSpecifications) }),
    ...(VpcId === undefined ? [] : [onExisting(scope, 'vpc', VpcId)]),
    ...tagging(scope, TagSpecifications),
  ],
  DeleteSecurityGroup: ({ GroupId }: GroupInput, scope) => [
    onExisting(scope, 'security-group', GroupId),
  ],
  // Rules are asked for only where they get tags: the page has them as an optional type.
  AuthorizeSecurityGroupIngress: ({ GroupId, TagSpecifications }: GroupInput & Tagged, scope) => {
    const tags = tagsFor('security-group-rule', TagSpecifications);
    return [
      onExisting(scope, 'security-group', GroupId),
      ...(tags.length === 0 ? [] : [onMade(scope, 'security-group-rule', { tags })]),
      ...tagging(scope, TagSpecifications),
    ];
  },
  GetManagedPrefixListEntries: ({ PrefixListId }: { readonly PrefixListId?: string }, scope) => [
    onExisting(scope, 'prefix-list', PrefixListId),
  ],
});

function gatewayAndVpc({ InternetGatewayId, VpcId }: GatewayInput, scope: Scope) {
  return [
    onExisting(scope, 'internet-gateway', InternetGatewayId),
    onExisting(scope, 'vpc', VpcId),
  ];
}

/** Ids of pools of the IP address manager: absent keys for a call that names none. */
function poolKeys({ Ipv4IpamPoolId, Ipv6IpamPoolId }: Pools) {
  return {
    'ec2:Ipv4IpamPoolId': Ipv4IpamPoolId ?? null,
    'ec2:Ipv6IpamPoolId': Ipv6IpamPoolId ?? null,
  };
}

function onPools(
  { Ipv4IpamPoolId, Ipv6IpamPoolId }: Pools,
  { call, view }: Scope,
): readonly Need[] {
  return [Ipv4IpamPoolId, Ipv6IpamPoolId].flatMap((id) =>
    id === undefined
      ? []
      : {
          action: `ec2:${call.operation}`,
          resource: `arn:${view.partition}:ec2::${view.accountId}:ipam-pool/${id}`,
          keys: { 'ec2:Region': call.region },
        },
  );
}
