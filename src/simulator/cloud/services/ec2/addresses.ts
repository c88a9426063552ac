import type {
  Address as AddressAnswer,
  AllocateAddressRequest,
  AllocateAddressResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidValue, notSimulated } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId, nextPublicIp } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { publicDnsName } from './public-addresses.ts';
import { ec2State } from './region-state.ts';
import type { Address, Ec2State } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

export function allocateAddress(
  input: AllocateAddressRequest,
  context: CallContext,
): AllocateAddressResult {
  const state = ec2State(context);
  if (input.Domain !== undefined && input.Domain !== 'vpc') {
    throw invalidValue(input.Domain, 'domain', "Domain must be 'vpc'.");
  }
  if (input.Address !== undefined) throw notSimulated('the recovery of an Elastic IP address');
  if (input.PublicIpv4Pool !== undefined && input.PublicIpv4Pool !== 'amazon') {
    throw notSimulated('address pools of your own');
  }
  const tags = specifiedTags(input.TagSpecifications, 'elastic-ip');
  const address: Address = {
    allocationId: newId(state, 'eipalloc'),
    publicIp: nextPublicIp(state),
    association: undefined,
  };
  state.addresses.set(address.allocationId, address);
  putTags(state, address.allocationId, tags);
  return {
    AllocationId: address.allocationId,
    PublicIp: address.publicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: context.region,
    Domain: 'vpc',
  };
}

/** An address in use is kept. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html */
export function releaseAddress(input: ReleaseAddressRequest, context: CallContext): object {
  const state = ec2State(context);
  const address = addressOf(state, input.AllocationId, input.PublicIp);
  if (address.association) {
    throw new AwsError('InvalidIPAddress.InUse', `Address ${address.publicIp} is in use.`);
  }
  state.addresses.delete(address.allocationId);
  state.tags.delete(address.allocationId);
  return {};
}

export function describeAddresses(
  input: DescribeAddressesRequest,
  context: CallContext,
): DescribeAddressesResult {
  const state = ec2State(context);
  const { AllocationIds: ids, PublicIps: ips } = input;
  const byId = lookUpAll('allocation', state.addresses, ids);
  const byIp = (ips ?? []).map((ip) => addressOf(state, undefined, ip));
  const wanted = ips?.length ? [...(ids?.length ? byId : []), ...byIp] : byId;
  const all = [...new Set(wanted)].map((address) => addressAnswer(address, state, context));
  const found = select(all, input.Filters, addressFilters, ({ AllocationId }) =>
    state.tags.get(AllocationId ?? ''),
  );
  return { Addresses: [...found] };
}

const addressFilters: FilterTable<AddressAnswer> = {
  'allocation-id': ({ AllocationId }) => AllocationId,
  'association-id': ({ AssociationId }) => AssociationId,
  domain: ({ Domain }) => Domain,
  'instance-id': ({ InstanceId }) => InstanceId,
  'network-border-group': ({ NetworkBorderGroup }) => NetworkBorderGroup,
  'network-interface-id': ({ NetworkInterfaceId }) => NetworkInterfaceId,
  'network-interface-owner-id': ({ NetworkInterfaceOwnerId }) => NetworkInterfaceOwnerId,
  'private-ip-address': ({ PrivateIpAddress }) => PrivateIpAddress,
  'public-ip': ({ PublicIp }) => PublicIp,
};

/** The address of an allocation id or of an IP. */
export function addressOf(
  { addresses }: Ec2State,
  allocationId: string | undefined,
  publicIp: string | undefined,
): Address {
  if (allocationId) return lookUp('allocation', addresses, allocationId);
  if (!publicIp) {
    throw new AwsError('MissingParameter', 'Either public IP or allocation id must be specified');
  }
  const address = [...addresses.values()].find((one) => one.publicIp === publicIp);
  if (address) return address;
  throw new AwsError('InvalidAddress.NotFound', `Address '${publicIp}' not found.`);
}

function addressAnswer(
  address: Address,
  state: Ec2State,
  { account, region }: CallContext,
): AddressAnswer {
  const nic = state.networkInterfaces.get(address.association?.networkInterfaceId ?? '');
  const associated = nic &&
    address.association && {
      AssociationId: address.association.id,
      NetworkInterfaceId: nic.id,
      NetworkInterfaceOwnerId: account.id,
      PrivateIpAddress: nic.privateIp,
      ...(nic.attachment ? { InstanceId: nic.attachment.instanceId } : {}),
      PublicDnsName: publicDnsName(state, nic.vpcId, address.publicIp),
    };
  return {
    AllocationId: address.allocationId,
    PublicIp: address.publicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: region,
    Domain: 'vpc',
    ...associated,
    Tags: tagList(state, address.allocationId),
  };
}
