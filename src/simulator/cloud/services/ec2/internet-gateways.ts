import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  CreateInternetGatewayResult,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult,
  DetachInternetGatewayRequest,
  InternetGateway as InternetGatewayAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { dependencyViolation, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { publicAddressOf } from './public-addresses.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State, InternetGateway } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

export function createInternetGateway(
  input: CreateInternetGatewayRequest,
  context: CallContext,
): CreateInternetGatewayResult {
  const state = ec2State(context);
  const tags = specifiedTags(input.TagSpecifications, 'internet-gateway');
  const gateway: InternetGateway = { id: newId(state, 'igw'), vpcId: undefined };
  state.internetGateways.set(gateway.id, gateway);
  putTags(state, gateway.id, tags);
  return { InternetGateway: gatewayAnswer(gateway, state, context) };
}

export function attachInternetGateway(
  { InternetGatewayId, VpcId }: AttachInternetGatewayRequest,
  context: CallContext,
): object {
  const { gateway, vpcId, state } = pair(InternetGatewayId, VpcId, context);
  if (gateway.vpcId !== undefined) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${gateway.id} is already attached to network ${gateway.vpcId}`,
    );
  }
  if (gatewayOf(state, vpcId)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Network ${vpcId} already has an internet gateway attached`,
    );
  }
  gateway.vpcId = vpcId;
  return {};
}

export function detachInternetGateway(
  { InternetGatewayId, VpcId }: DetachInternetGatewayRequest,
  context: CallContext,
): object {
  const { gateway, vpcId, state } = pair(InternetGatewayId, VpcId, context);
  if (gateway.vpcId !== vpcId) {
    throw new AwsError(
      'Gateway.NotAttached',
      `resource ${gateway.id} is not attached to network ${vpcId}`,
    );
  }
  const mapped = [...state.networkInterfaces.values()].some(
    (nic) => nic.vpcId === vpcId && publicAddressOf(state, nic) !== undefined,
  );
  if (mapped) {
    throw dependencyViolation(
      `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  gateway.vpcId = undefined;
  return {};
}

export function deleteInternetGateway(
  { InternetGatewayId }: DeleteInternetGatewayRequest,
  context: CallContext,
): object {
  const state = ec2State(context);
  const id = required(InternetGatewayId, 'internetGatewayId');
  const gateway = lookUp('internetGateway', state.internetGateways, id);
  if (gateway.vpcId !== undefined) {
    throw dependencyViolation(
      `The internetGateway '${id}' has dependencies and cannot be deleted.`,
    );
  }
  state.internetGateways.delete(id);
  state.tags.delete(id);
  return {};
}

export function describeInternetGateways(
  input: DescribeInternetGatewaysRequest,
  context: CallContext,
): DescribeInternetGatewaysResult {
  const state = ec2State(context);
  const { InternetGatewayIds: ids } = input;
  const all = lookUpAll('internetGateway', state.internetGateways, ids).map((gateway) =>
    gatewayAnswer(gateway, state, context),
  );
  const found = select(all, input.Filters, gatewayFilters, ({ InternetGatewayId }) =>
    state.tags.get(InternetGatewayId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    ...usualLimits,
    ids: ['internetGatewaySet', ids],
  });
  return { InternetGateways: [...items], NextToken };
}

const gatewayFilters: FilterTable<InternetGatewayAnswer> = {
  'attachment.state': ({ Attachments }) => Attachments?.map(({ State }) => State),
  'attachment.vpc-id': ({ Attachments }) => Attachments?.map(({ VpcId }) => VpcId),
  'internet-gateway-id': ({ InternetGatewayId }) => InternetGatewayId,
  'owner-id': ({ OwnerId }) => OwnerId,
};

/** The internet gateway that is attached to a VPC. */
export function gatewayOf(state: Ec2State, vpcId: string): InternetGateway | undefined {
  return [...state.internetGateways.values()].find((gateway) => gateway.vpcId === vpcId);
}

function pair(gatewayId: string | undefined, vpc: string | undefined, context: CallContext) {
  const state = ec2State(context);
  const id = required(gatewayId, 'internetGatewayId');
  const gateway = lookUp('internetGateway', state.internetGateways, id);
  const vpcId = lookUp('vpc', state.vpcs, required(vpc, 'vpcId')).id;
  return { gateway, vpcId, state };
}

/** What AWS says of an attached gateway is none of the values that its API lists. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const attachedState = 'available' as 'attached';

function gatewayAnswer(
  { id, vpcId }: InternetGateway,
  state: Ec2State,
  { account }: CallContext,
): InternetGatewayAnswer {
  return {
    InternetGatewayId: id,
    Attachments: vpcId === undefined ? [] : [{ State: attachedState, VpcId: vpcId }],
    OwnerId: account.id,
    Tags: tagList(state, id),
  };
}
