import type {
  AssociateAddressRequest,
  AssociateAddressResult,
  DisassociateAddressRequest,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { addressOf } from './addresses.ts';
import { invalidCombination } from './errors.ts';
import { newId } from './ids.ts';
import { gatewayOf } from './internet-gateways.ts';
import { lookUp } from './lookup.ts';
import { elasticIpOf } from './public-addresses.ts';
import { ec2State } from './region-state.ts';
import type { Address, Ec2State, NetworkInterface } from './state.ts';

/**
 * An address that another interface has moves, and so does the one that the interface had, unless the request forbids
 * it; to do the same again changes nothing. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
 */
export function associateAddress(
  input: AssociateAddressRequest,
  context: CallContext,
): AssociateAddressResult {
  const state = ec2State(context);
  const address = addressOf(state, input.AllocationId, input.PublicIp);
  const nic = targetOf(input, state);
  if (!gatewayOf(state, nic.vpcId)) {
    throw new AwsError(
      'Gateway.NotAttached',
      `Network ${nic.vpcId} is not attached to any internet gateway`,
    );
  }
  if (address.association?.networkInterfaceId === nic.id) {
    return { AssociationId: address.association.id };
  }
  const held = elasticIpOf(state, nic);
  if (input.AllowReassociation === false) refuseMove(address, nic, held);
  if (held) held.association = undefined;
  const id = newId(state, 'eipassoc');
  address.association = { id, networkInterfaceId: nic.id };
  nic.publicIp = undefined; // the lent address goes back to the pool for good
  return { AssociationId: id };
}

export function disassociateAddress(
  { AssociationId: id, PublicIp: ip }: DisassociateAddressRequest,
  context: CallContext,
): object {
  const state = ec2State(context);
  if (!id) {
    if (!ip) {
      throw new AwsError(
        'MissingParameter',
        'Either public IP or association id must be specified',
      );
    }
    addressOf(state, undefined, ip).association = undefined;
    return {};
  }
  const address = [...state.addresses.values()].find(({ association }) => association?.id === id);
  if (!address) {
    throw new AwsError(
      'InvalidAssociationID.NotFound',
      `The association ID '${id}' does not exist`,
    );
  }
  address.association = undefined;
  return {};
}

function targetOf(
  { InstanceId, NetworkInterfaceId, PrivateIpAddress }: AssociateAddressRequest,
  state: Ec2State,
): NetworkInterface {
  if (InstanceId && NetworkInterfaceId) {
    throw invalidCombination('You may specify only one of instance id or network interface id');
  }
  if (!InstanceId && !NetworkInterfaceId) {
    throw new AwsError(
      'MissingParameter',
      'Either instance ID or network interface id must be specified',
    );
  }
  const nic = InstanceId
    ? interfaceOf(state, InstanceId)
    : lookUp('networkInterface', state.networkInterfaces, NetworkInterfaceId ?? '');
  if (PrivateIpAddress && PrivateIpAddress !== nic.privateIp) {
    throw new AwsError(
      'InvalidParameterValue',
      `The address ${PrivateIpAddress} is not assigned to interface ${nic.id}`,
    );
  }
  return nic;
}

function interfaceOf(state: Ec2State, instanceId: string): NetworkInterface {
  const instance = lookUp('instance', state.instances, instanceId);
  if (instance.state !== 'running' && instance.state !== 'stopped') {
    throw new AwsError(
      'InvalidInstanceID',
      `The ${instance.state} instance '${instanceId}' is not in a valid state for this operation.`,
    );
  }
  const nics = [...state.networkInterfaces.values()].filter(
    ({ attachment }) => attachment?.instanceId === instanceId,
  );
  const [nic] = nics;
  if (nics.length > 1 || !nic) {
    throw new AwsError(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${instanceId}'. Please specify an interface ID for the operation instead.`,
    );
  }
  return nic;
}

function refuseMove(address: Address, nic: NetworkInterface, held: Address | undefined): void {
  const [resource, association] = address.association
    ? [address.allocationId, address.association]
    : [nic.id, held?.association];
  if (!association) return;
  throw new AwsError(
    'Resource.AlreadyAssociated',
    `resource ${resource} is already associated with associate-id ${association.id}`,
  );
}
