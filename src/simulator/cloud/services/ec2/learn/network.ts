import type {
  Address as AddressAnswer,
  AllocateAddressRequest,
  AllocateAddressResult,
  AssociateAddressRequest,
  AssociateAddressResult,
  CreateInternetGatewayResult,
  CreateSubnetResult,
  CreateVpcResult,
  DeleteInternetGatewayRequest,
  DeleteSubnetRequest,
  DeleteVpcRequest,
  DescribeAddressesResult,
  DescribeInternetGatewaysResult,
  DescribeRouteTablesResult,
  DescribeSubnetsResult,
  DescribeVpcsResult,
  DetachInternetGatewayRequest,
  InternetGateway as InternetGatewayAnswer,
  ReleaseAddressRequest,
  RouteTable as RouteTableAnswer,
  Subnet as SubnetAnswer,
  Vpc as VpcAnswer,
} from '@aws-sdk/client-ec2';

import type { Learner } from '../../../learn.ts';
import { disassociateAddress } from '../address-associations.ts';
import { interfacesOf } from '../instance-answer.ts';
import { attachInternetGateway } from '../internet-gateways.ts';
import { mirroredState } from '../region-state.ts';
import { createRoute, deleteRoute } from '../route-tables.ts';
import type { Ec2State } from '../state.ts';
import { modifySubnetAttribute } from '../subnets.ts';
import { modifyVpcAttribute } from '../vpc-attributes.ts';
import { forgets, repeats, takes, takeTags, type Taker } from './mirror.ts';

const takeVpc: Taker<VpcAnswer> = (state, answer) => {
  const { VpcId: id, CidrBlock: cidr } = answer;
  if (!id || !cidr) return;
  const held = state.vpcs.get(id);
  state.vpcs.set(id, {
    id,
    cidr,
    isDefault: answer.IsDefault ?? false,
    createdAt: 0,
    tenancy: answer.InstanceTenancy === 'dedicated' ? 'dedicated' : 'default',
    dnsSupport: held?.dnsSupport ?? true,
    dnsHostnames: held?.dnsHostnames ?? answer.IsDefault ?? false,
    usageMetrics: held?.usageMetrics ?? false,
  });
  takeTags(state, id, answer.Tags);
};

const takeSubnet: Taker<SubnetAnswer> = (state, answer) => {
  const { SubnetId: id, VpcId: vpcId, CidrBlock: cidr, AvailabilityZone: name = '' } = answer;
  if (!id || !vpcId || !cidr) return;
  state.subnets.set(id, {
    id,
    vpcId,
    cidr,
    zone: { name, id: answer.AvailabilityZoneId ?? name },
    isDefault: answer.DefaultForAz ?? false,
    mapPublicIp: answer.MapPublicIpOnLaunch ?? false,
  });
  takeTags(state, id, answer.Tags);
};

const takeInternetGateway: Taker<InternetGatewayAnswer> = (state, answer) => {
  const { InternetGatewayId: id, Attachments } = answer;
  if (!id) return;
  state.internetGateways.set(id, { id, vpcId: Attachments?.[0]?.VpcId });
  takeTags(state, id, answer.Tags);
};

/** Main tables with their IPv4 routes, whatever those lead to; the mirror has no place for other tables. */
const takeRouteTable: Taker<RouteTableAnswer> = (state, answer) => {
  const { RouteTableId: id, VpcId: vpcId, Associations, Routes } = answer;
  const main = Associations?.find(({ Main }) => Main === true);
  if (!id || !vpcId || !main) return;
  const routes = (Routes ?? []).flatMap((route) => {
    const { DestinationCidrBlock: destination, GatewayId, NatGatewayId, TransitGatewayId } = route;
    const gatewayId =
      GatewayId ?? NatGatewayId ?? TransitGatewayId ?? route.NetworkInterfaceId ?? route.InstanceId;
    return destination && gatewayId ? [{ destination, gatewayId }] : [];
  });
  state.routeTables.set(id, {
    id,
    vpcId,
    associationId: main.RouteTableAssociationId ?? '',
    routes,
  });
  takeTags(state, id, answer.Tags);
};

const takeAddress: Taker<AddressAnswer> = (state, answer) => {
  const { AllocationId, PublicIp, AssociationId, NetworkInterfaceId } = answer;
  if (!AllocationId || !PublicIp) return;
  state.addresses.set(AllocationId, {
    allocationId: AllocationId,
    publicIp: PublicIp,
    association:
      AssociationId && NetworkInterfaceId
        ? { id: AssociationId, networkInterfaceId: NetworkInterfaceId }
        : undefined,
  });
  for (const nic of state.networkInterfaces.values()) {
    if (nic.publicIp === PublicIp) nic.publicIp = undefined; // it was not lent after all
  }
  takeTags(state, AllocationId, answer.Tags);
};

const learnAssociation: Learner<AssociateAddressRequest, AssociateAddressResult> = (
  input,
  { AssociationId: id },
  context,
) => {
  const state = mirroredState(context);
  const address = state.addresses.get(input.AllocationId ?? '');
  const networkInterfaceId = input.NetworkInterfaceId ?? primaryOf(state, input.InstanceId);
  if (!address || !id || !networkInterfaceId) return;
  address.association = { id, networkInterfaceId };
  const nic = state.networkInterfaces.get(networkInterfaceId);
  if (nic) nic.publicIp = undefined;
};

const learnDetachment: Learner<DetachInternetGatewayRequest, unknown> = (input, _, context) => {
  const gateway = mirroredState(context).internetGateways.get(input.InternetGatewayId ?? '');
  if (gateway) gateway.vpcId = undefined;
};

/** With a VPC goes what AWS deletes with it. */
const learnVpcDeletion: Learner<DeleteVpcRequest, unknown> = ({ VpcId }, _output, context) => {
  const state = mirroredState(context);
  for (const map of [state.routeTables, state.securityGroups]) {
    for (const [id, { vpcId }] of map) if (vpcId === VpcId) map.delete(id);
  }
  if (VpcId) state.vpcs.delete(VpcId);
};

function primaryOf(state: Ec2State, instanceId: string | undefined): string | undefined {
  return instanceId === undefined ? undefined : interfacesOf(state, instanceId)[0]?.id;
}

export const networkLearners = {
  CreateVpc: takes(takeVpc, ({ Vpc }: CreateVpcResult) => [Vpc]),
  DescribeVpcs: takes(takeVpc, ({ Vpcs }: DescribeVpcsResult) => Vpcs),
  DeleteVpc: learnVpcDeletion,
  ModifyVpcAttribute: repeats(modifyVpcAttribute),
  CreateSubnet: takes(takeSubnet, ({ Subnet }: CreateSubnetResult) => [Subnet]),
  DescribeSubnets: takes(takeSubnet, ({ Subnets }: DescribeSubnetsResult) => Subnets),
  DeleteSubnet: forgets(
    ({ subnets }) => subnets,
    ({ SubnetId }: DeleteSubnetRequest) => SubnetId,
  ),
  ModifySubnetAttribute: repeats(modifySubnetAttribute),
  CreateInternetGateway: takes(
    takeInternetGateway,
    ({ InternetGateway }: CreateInternetGatewayResult) => [InternetGateway],
  ),
  DescribeInternetGateways: takes(
    takeInternetGateway,
    ({ InternetGateways }: DescribeInternetGatewaysResult) => InternetGateways,
  ),
  AttachInternetGateway: repeats(attachInternetGateway),
  DetachInternetGateway: learnDetachment,
  DeleteInternetGateway: forgets(
    ({ internetGateways }) => internetGateways,
    ({ InternetGatewayId }: DeleteInternetGatewayRequest) => InternetGatewayId,
  ),
  DescribeRouteTables: takes(
    takeRouteTable,
    ({ RouteTables }: DescribeRouteTablesResult) => RouteTables,
  ),
  CreateRoute: repeats(createRoute),
  DeleteRoute: repeats(deleteRoute),
  AllocateAddress: takes(
    takeAddress,
    (output: AllocateAddressResult, { TagSpecifications }: AllocateAddressRequest) => [
      { ...output, Tags: TagSpecifications?.[0]?.Tags },
    ],
  ),
  DescribeAddresses: takes(takeAddress, ({ Addresses }: DescribeAddressesResult) => Addresses),
  AssociateAddress: learnAssociation,
  DisassociateAddress: repeats(disassociateAddress),
  ReleaseAddress: forgets(
    ({ addresses }) => addresses,
    ({ AllocationId }: ReleaseAddressRequest) => AllocationId,
  ),
};
