import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  Route as RouteAnswer,
  RouteTable as RouteTableAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { invalidValue, notSimulated, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State, Route, RouteTable } from './state.ts';
import { tagList } from './tags.ts';

/** Routes lead to internet gateways; the account can hold no other target. */
export function createRoute(input: CreateRouteRequest, context: CallContext): CreateRouteResult {
  const state = ec2State(context);
  const table = lookUp(
    'routeTable',
    state.routeTables,
    required(input.RouteTableId, 'routeTableId'),
  );
  const destination = checkedDestination(input.DestinationCidrBlock);
  const gateway = lookUp('internetGateway', state.internetGateways, gatewayIdOf(input));
  if (gateway.vpcId !== table.vpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `route table ${table.id} and network gateway ${gateway.id} belong to different networks`,
    );
  }
  if (table.routes.some((route) => route.destination === destination)) {
    throw new AwsError(
      'RouteAlreadyExists',
      `The route identified by ${destination} already exists.`,
    );
  }
  table.routes.push({ destination, gatewayId: gateway.id });
  return { Return: true };
}

export function deleteRoute(input: DeleteRouteRequest, context: CallContext): object {
  const state = ec2State(context);
  const table = lookUp(
    'routeTable',
    state.routeTables,
    required(input.RouteTableId, 'routeTableId'),
  );
  const destination = checkedDestination(input.DestinationCidrBlock);
  const index = table.routes.findIndex((route) => route.destination === destination);
  const route = table.routes[index];
  if (!route) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${table.id}`,
    );
  }
  if (route.gatewayId === 'local') {
    throw new AwsError(
      'InvalidParameterValue',
      `cannot remove local route ${destination} in route table ${table.id}`,
    );
  }
  table.routes.splice(index, 1);
  return {};
}

export function describeRouteTables(
  input: DescribeRouteTablesRequest,
  context: CallContext,
): DescribeRouteTablesResult {
  const state = ec2State(context);
  const all = lookUpAll('routeTable', state.routeTables, input.RouteTableIds).map((table) =>
    tableAnswer(table, state, context),
  );
  const found = select(all, input.Filters, tableFilters, ({ RouteTableId }) =>
    state.tags.get(RouteTableId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    min: 5,
    max: 100,
    ids: ['routeTableIdSet', input.RouteTableIds],
  });
  return { RouteTables: [...items], NextToken };
}

const tableFilters: FilterTable<RouteTableAnswer> = {
  'association.gateway-id': () => [],
  'association.main': ({ Associations }) => Associations?.map(({ Main }) => Main),
  'association.route-table-association-id': ({ Associations }) =>
    Associations?.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
  'association.route-table-id': ({ Associations }) =>
    Associations?.map(({ RouteTableId }) => RouteTableId),
  // explicit associations only, and there are none: a subnet without one uses the main table
  'association.subnet-id': () => [],
  'owner-id': ({ OwnerId }) => OwnerId,
  'route-table-id': ({ RouteTableId }) => RouteTableId,
  'route.destination-cidr-block': ({ Routes }) =>
    Routes?.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
  'route.gateway-id': ({ Routes }) => Routes?.map(({ GatewayId }) => GatewayId),
  'route.origin': ({ Routes }) => Routes?.map(({ Origin }) => Origin),
  'route.state': ({ Routes }) => Routes?.map(({ State }) => State),
  'vpc-id': ({ VpcId }) => VpcId,
};

function gatewayIdOf(input: CreateRouteRequest): string {
  if (input.GatewayId) return input.GatewayId;
  const { RouteTableId: _table, DestinationCidrBlock: _to, DryRun: _dryRun, ...targets } = input;
  const [other] = Object.entries(targets).find(([, value]) => value !== undefined) ?? [];
  if (other) throw notSimulated(`routes with ${other}`);
  throw new AwsError(
    'MissingParameter',
    'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, instanceId, carrierGatewayId, vpcEndpointId, coreNetworkArn or odbNetworkArn',
  );
}

function checkedDestination(text: string | undefined): string {
  const cidr = required(text, 'destinationCidrBlock');
  const block = parseCidr(cidr);
  if (!block) {
    throw invalidValue(cidr, 'destinationCidrBlock', 'This is not a valid CIDR block.');
  }
  return formatCidr(block);
}

function tableAnswer(
  table: RouteTable,
  state: Ec2State,
  { account }: CallContext,
): RouteTableAnswer {
  return {
    RouteTableId: table.id,
    VpcId: table.vpcId,
    OwnerId: account.id,
    Associations: [
      {
        Main: true,
        RouteTableAssociationId: table.associationId,
        RouteTableId: table.id,
        AssociationState: { State: 'associated' },
      },
    ],
    PropagatingVgws: [],
    Routes: table.routes.map((route) => routeAnswer(route, table, state)),
    Tags: tagList(state, table.id),
  };
}

/** A route whose gateway is gone, or is attached elsewhere, leads nowhere. */
function routeAnswer(
  { destination, gatewayId }: Route,
  { vpcId }: RouteTable,
  { internetGateways }: Ec2State,
): RouteAnswer {
  const local = gatewayId === 'local';
  const alive = local || internetGateways.get(gatewayId)?.vpcId === vpcId;
  return {
    DestinationCidrBlock: destination,
    GatewayId: gatewayId,
    Origin: local ? 'CreateRouteTable' : 'CreateRoute',
    State: alive ? 'active' : 'blackhole',
  };
}
