import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { terminateInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from '../../../../src/simulator/cloud/services/ec2/internet-gateways.ts';
import {
  createRoute,
  deleteRoute,
  describeRouteTables,
} from '../../../../src/simulator/cloud/services/ec2/route-tables.ts';
import {
  addNetwork,
  ec2Context,
  launch,
  pass,
  refusal,
  type Network,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let network: Network;
beforeEach(() => {
  context = ec2Context();
  network = addNetwork(context);
});

const newGateway = () =>
  createInternetGateway({}, context).InternetGateway?.InternetGatewayId ?? '';
const mainTable = () =>
  describeRouteTables({ Filters: [{ Name: 'vpc-id', Values: [network.vpcId] }] }, context)
    .RouteTables?.[0];

describe('an internet gateway', () => {
  it('is attached to one VPC, and a VPC has one', () => {
    const { gatewayId: InternetGatewayId, vpcId: VpcId } = network;
    expect(refusal(() => attachInternetGateway({ InternetGatewayId, VpcId }, context))).toBe(
      `Resource.AlreadyAssociated: resource ${InternetGatewayId} is already attached to network ${VpcId}`,
    );
    const other = newGateway();
    expect(refusal(() => attachInternetGateway({ InternetGatewayId: other, VpcId }, context))).toBe(
      `InvalidParameterValue: Network ${VpcId} already has an internet gateway attached`,
    );
  });

  it('is deleted after it is detached', () => {
    const { gatewayId: InternetGatewayId, vpcId: VpcId } = network;
    expect(refusal(() => deleteInternetGateway({ InternetGatewayId }, context))).toBe(
      `DependencyViolation: The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
    );
    detachInternetGateway({ InternetGatewayId, VpcId }, context);
    expect(refusal(() => detachInternetGateway({ InternetGatewayId, VpcId }, context))).toBe(
      `Gateway.NotAttached: resource ${InternetGatewayId} is not attached to network ${VpcId}`,
    );
    deleteInternetGateway({ InternetGatewayId }, context);
    expect(
      refusal(() => describeInternetGateways({ InternetGatewayIds: [InternetGatewayId] }, context)),
    ).toBe(
      `InvalidInternetGatewayID.NotFound: The internetGateway ID '${InternetGatewayId}' does not exist`,
    );
  });

  it('stays while public addresses lead through it', async () => {
    const { gatewayId: InternetGatewayId, vpcId: VpcId, subnetId, groupId } = network;
    const NetworkInterfaces = [
      { DeviceIndex: 0, SubnetId: subnetId, Groups: [groupId], AssociatePublicIpAddress: true },
    ];
    const id = launch(context, network, {
      NetworkInterfaces,
      SubnetId: undefined,
      SecurityGroupIds: undefined,
    });
    expect(refusal(() => detachInternetGateway({ InternetGatewayId, VpcId }, context))).toBe(
      `DependencyViolation: Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
    terminateInstances({ InstanceIds: [id] }, context);
    await pass(context, 30);
    expect(detachInternetGateway({ InternetGatewayId, VpcId }, context)).toEqual({});
  });
});

describe('a route', () => {
  it('leads to the gateway, and nowhere once that is detached', () => {
    const { gatewayId: GatewayId, vpcId: VpcId } = network;
    const RouteTableId = mainTable()?.RouteTableId;
    const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId };
    expect(createRoute(route, context)).toEqual({ Return: true });
    expect(mainTable()?.Routes?.[1]).toMatchObject({ GatewayId, State: 'active' });
    expect(refusal(() => createRoute(route, context))).toBe(
      'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.',
    );
    detachInternetGateway({ InternetGatewayId: GatewayId, VpcId }, context);
    expect(mainTable()?.Routes?.[1]).toMatchObject({ State: 'blackhole' });
  });

  it('needs a gateway of its own VPC', () => {
    const RouteTableId = mainTable()?.RouteTableId ?? '';
    const GatewayId = newGateway();
    const to = (gateway: string) =>
      createRoute({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway }, context);
    expect(refusal(() => to(GatewayId))).toBe(
      `InvalidParameterValue: route table ${RouteTableId} and network gateway ${GatewayId} belong to different networks`,
    );
    expect(refusal(() => to('igw-0123456789abcdef0'))).toMatch(
      /^InvalidInternetGatewayID\.NotFound: /,
    );
    expect(
      refusal(() =>
        createRoute(
          { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' },
          context,
        ),
      ),
    ).toMatch(/^UnsupportedOperation: .*NatGatewayId/);
  });

  it('is deleted, but for the local one', () => {
    const RouteTableId = mainTable()?.RouteTableId ?? '';
    const remove = (DestinationCidrBlock: string) =>
      deleteRoute({ RouteTableId, DestinationCidrBlock }, context);
    expect(refusal(() => remove('10.0.0.0/16'))).toBe(
      `InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table ${RouteTableId}`,
    );
    expect(refusal(() => remove('0.0.0.0/0'))).toBe(
      `InvalidRoute.NotFound: no route with destination-cidr-block 0.0.0.0/0 in route table ${RouteTableId}`,
    );
    createRoute(
      { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: network.gatewayId },
      context,
    );
    remove('0.0.0.0/0');
    expect(mainTable()?.Routes).toHaveLength(1);
  });
});
