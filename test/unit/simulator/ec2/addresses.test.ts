import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import {
  associateAddress,
  disassociateAddress,
} from '../../../../src/simulator/cloud/services/ec2/address-associations.ts';
import {
  allocateAddress,
  describeAddresses,
  releaseAddress,
} from '../../../../src/simulator/cloud/services/ec2/addresses.ts';
import { terminateInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import { describeInstances } from '../../../../src/simulator/cloud/services/ec2/instances.ts';
import { detachInternetGateway } from '../../../../src/simulator/cloud/services/ec2/internet-gateways.ts';
import { modifyVpcAttribute } from '../../../../src/simulator/cloud/services/ec2/vpc-attributes.ts';
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
let InstanceId: string;
let AllocationId: string;
beforeEach(async () => {
  context = ec2Context();
  network = addNetwork(context);
  InstanceId = launch(context, network);
  AllocationId = allocateAddress({ Domain: 'vpc' }, context).AllocationId ?? '';
  await pass(context, 15);
});

const address = () => describeAddresses({ AllocationIds: [AllocationId] }, context).Addresses?.[0];
const instance = () =>
  describeInstances({ InstanceIds: [InstanceId] }, context).Reservations?.[0]?.Instances?.[0];

describe('an Elastic IP', () => {
  it('is an address that is routed nowhere', () => {
    expect(address()).toMatchObject({
      Domain: 'vpc',
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: 'eu-central-1',
    });
    expect(address()?.PublicIp).toMatch(/^198\.1[89]\./);
  });

  it('becomes the public address of the instance', () => {
    modifyVpcAttribute({ VpcId: network.vpcId, EnableDnsHostnames: { Value: true } }, context);
    const { AssociationId } = associateAddress({ AllocationId, InstanceId }, context);
    expect(address()).toMatchObject({ AssociationId, InstanceId, PrivateIpAddress: '10.0.1.4' });
    const { PublicIp = '' } = address() ?? {};
    expect(instance()).toMatchObject({
      PublicIpAddress: PublicIp,
      PublicDnsName: `ec2-${PublicIp.replaceAll('.', '-')}.eu-central-1.compute.amazonaws.com`,
    });
    expect(instance()?.NetworkInterfaces?.[0]?.Association?.IpOwnerId).toBe('111122223333');
  });

  it('is associated again without effect, and not released in use', () => {
    const first = associateAddress({ AllocationId, InstanceId }, context);
    expect(associateAddress({ AllocationId, InstanceId }, context)).toEqual(first);
    expect(refusal(() => releaseAddress({ AllocationId }, context))).toBe(
      `InvalidIPAddress.InUse: Address ${address()?.PublicIp ?? ''} is in use.`,
    );
    disassociateAddress({ AssociationId: first.AssociationId }, context);
    releaseAddress({ AllocationId }, context);
    expect(refusal(() => releaseAddress({ AllocationId }, context))).toBe(
      `InvalidAllocationID.NotFound: The allocation ID '${AllocationId}' does not exist`,
    );
  });

  it('moves to another instance unless that is forbidden', async () => {
    const { AssociationId } = associateAddress({ AllocationId, InstanceId }, context);
    const other = launch(context, network);
    await pass(context, 15);
    const move = { AllocationId, InstanceId: other };
    expect(refusal(() => associateAddress({ ...move, AllowReassociation: false }, context))).toBe(
      `Resource.AlreadyAssociated: resource ${AllocationId} is already associated with associate-id ${AssociationId ?? ''}`,
    );
    associateAddress(move, context);
    expect(address()?.InstanceId).toBe(other);
    expect(instance()?.PublicIpAddress).toBeUndefined();
  });

  it('is free again when the instance is terminated', async () => {
    associateAddress({ AllocationId, InstanceId }, context);
    terminateInstances({ InstanceIds: [InstanceId] }, context);
    await pass(context, 30);
    expect(address()?.AssociationId).toBeUndefined();
  });
});

describe('AssociateAddress', () => {
  it('needs a running instance', () => {
    const pending = launch(context, network);
    expect(refusal(() => associateAddress({ AllocationId, InstanceId: pending }, context))).toBe(
      `InvalidInstanceID: The pending instance '${pending}' is not in a valid state for this operation.`,
    );
  });

  it('needs an internet gateway', () => {
    detachInternetGateway({ InternetGatewayId: network.gatewayId, VpcId: network.vpcId }, context);
    expect(refusal(() => associateAddress({ AllocationId, InstanceId }, context))).toBe(
      `Gateway.NotAttached: Network ${network.vpcId} is not attached to any internet gateway`,
    );
  });

  it.each([
    [{}, 'MissingParameter: Either public IP or allocation id must be specified'],
    [{ PublicIp: '192.0.2.1' }, "InvalidAddress.NotFound: Address '192.0.2.1' not found."],
    [
      { AllocationId: 'eipalloc-0123456789abcdef0' },
      "InvalidAllocationID.NotFound: The allocation ID 'eipalloc-0123456789abcdef0' does not exist",
    ],
  ])('refuses %o', (which, message) => {
    expect(refusal(() => associateAddress({ InstanceId, ...which }, context))).toBe(message);
  });

  it('names an instance that is not there', () => {
    expect(
      refusal(() => associateAddress({ AllocationId, InstanceId: 'i-0123456789abcdef0' }, context)),
    ).toBe("InvalidInstanceID.NotFound: The instance ID 'i-0123456789abcdef0' does not exist");
  });
});

describe('DisassociateAddress', () => {
  it('names an association that is not there', () => {
    expect(
      refusal(() => disassociateAddress({ AssociationId: 'eipassoc-0123456789abcdef0' }, context)),
    ).toBe(
      "InvalidAssociationID.NotFound: The association ID 'eipassoc-0123456789abcdef0' does not exist",
    );
  });
});
