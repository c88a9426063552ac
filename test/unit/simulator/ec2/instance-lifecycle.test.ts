import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { getConsoleOutput } from '../../../../src/simulator/cloud/services/ec2/console-output.ts';
import {
  describeInstanceAttribute,
  modifyInstanceAttribute,
} from '../../../../src/simulator/cloud/services/ec2/instance-attributes.ts';
import {
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
} from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import {
  describeInstances,
  describeInstanceStatus,
} from '../../../../src/simulator/cloud/services/ec2/instances.ts';
import {
  describeNetworkInterfaces,
  modifyNetworkInterfaceAttribute,
} from '../../../../src/simulator/cloud/services/ec2/network-interfaces.ts';
import { createSecurityGroup } from '../../../../src/simulator/cloud/services/ec2/security-groups.ts';
import { modifySubnetAttribute } from '../../../../src/simulator/cloud/services/ec2/subnets.ts';
import { describeVolumes } from '../../../../src/simulator/cloud/services/ec2/volumes.ts';
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
let id: string;
beforeEach(async () => {
  context = ec2Context();
  network = addNetwork(context);
  modifySubnetAttribute(
    { SubnetId: network.subnetId, MapPublicIpOnLaunch: { Value: true } },
    context,
  );
  id = launch(context, network);
  await pass(context, 15);
});

const seen = () =>
  describeInstances({ InstanceIds: [id] }, context).Reservations?.[0]?.Instances?.[0];
const ids = () => ({ InstanceIds: [id] });

const found = (Name: string, ...Values: string[]) =>
  describeInstances({ Filters: [{ Name, Values }] }, context).Reservations?.flatMap(
    ({ Instances = [] }) => Instances,
  );
const keepVolume = (DeviceName: string) =>
  modifyInstanceAttribute(
    {
      InstanceId: id,
      BlockDeviceMappings: [{ DeviceName, Ebs: { DeleteOnTermination: false } }],
    },
    context,
  );

describe('TerminateInstances', () => {
  it('shuts down, then lets go of volume, interface and address', async () => {
    expect(terminateInstances(ids(), context).TerminatingInstances).toEqual([
      {
        InstanceId: id,
        PreviousState: { Code: 16, Name: 'running' },
        CurrentState: { Code: 32, Name: 'shutting-down' },
      },
    ]);
    expect(seen()).toMatchObject({
      StateTransitionReason: 'User initiated (2026-11-25 12:00:15 GMT)',
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
      VpcId: network.vpcId,
    });
    await pass(context, 30);
    expect(seen()).toMatchObject({
      State: { Code: 48, Name: 'terminated' },
      NetworkInterfaces: [],
      BlockDeviceMappings: [],
    });
    expect(seen()?.VpcId).toBeUndefined();
    expect(describeVolumes({}, context).Volumes).toEqual([]);
    expect(describeNetworkInterfaces({}, context).NetworkInterfaces).toEqual([]);
  });

  it('may be asked for again, and shows the instance for an hour', async () => {
    terminateInstances(ids(), context);
    await pass(context, 30);
    expect(terminateInstances(ids(), context).TerminatingInstances?.[0]?.CurrentState?.Name).toBe(
      'terminated',
    );
    await pass(context, 3599);
    expect(seen()?.State?.Name).toBe('terminated');
    await pass(context, 1);
    expect(refusal(seen)).toBe(
      `InvalidInstanceID.NotFound: The instance ID '${id}' does not exist`,
    );
  });

  it('is refused for a protected instance, and for all with it', () => {
    const other = launch(context, network);
    modifyInstanceAttribute({ InstanceId: id, DisableApiTermination: { Value: true } }, context);
    expect(refusal(() => terminateInstances({ InstanceIds: [other, id] }, context))).toBe(
      `OperationNotPermitted: The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    expect(
      describeInstances({ InstanceIds: [other] }, context).Reservations?.[0]?.Instances?.[0]?.State
        ?.Name,
    ).toBe('pending');
  });

  it('names every instance that there is not', () => {
    const lost = ['i-0123456789abcdef0', 'i-0123456789abcdef1'];
    expect(refusal(() => terminateInstances({ InstanceIds: [...lost, id] }, context))).toBe(
      `InvalidInstanceID.NotFound: The instance IDs '${lost.join(', ')}' do not exist`,
    );
    expect(refusal(() => terminateInstances({ InstanceIds: [] }, context))).toBe(
      'MissingParameter: The request must contain the parameter InstanceId',
    );
  });
});

describe('StopInstances and StartInstances', () => {
  it('give the lent address back and lend another', async () => {
    const before = seen()?.PublicIpAddress;
    stopInstances(ids(), context);
    expect(seen()).toMatchObject({ State: { Name: 'stopping' } });
    await pass(context, 20);
    expect(seen()).toMatchObject({ State: { Code: 80, Name: 'stopped' } });
    expect(seen()?.PublicIpAddress).toBeUndefined();
    startInstances(ids(), context);
    await pass(context, 15);
    expect(seen()?.State?.Name).toBe('running');
    expect(seen()?.PublicIpAddress).toMatch(/^198\./);
    expect(seen()?.PublicIpAddress).not.toBe(before);
  });

  it('know which states allow them', async () => {
    const pending = launch(context, network);
    expect(refusal(() => stopInstances({ InstanceIds: [pending] }, context))).toBe(
      `IncorrectInstanceState: Instance '${pending}' cannot be stopped as it has never reached the 'running' state.`,
    );
    terminateInstances(ids(), context);
    expect(refusal(() => startInstances(ids(), context))).toBe(
      `IncorrectInstanceState: The instance '${id}' is not in a state from which it can be started.`,
    );
    expect(refusal(() => stopInstances(ids(), context))).toMatch(/^IncorrectInstanceState: /);
  });
});

describe('RebootInstances', () => {
  it('starts the guest again while the instance stays running', async () => {
    await pass(context, 300);
    const status = () =>
      describeInstanceStatus(ids(), context).InstanceStatuses?.[0]?.InstanceStatus?.Status;
    expect(status()).toBe('ok');
    rebootInstances(ids(), context);
    expect(seen()?.State?.Name).toBe('running');
    expect(status()).toBe('initializing');
    await pass(context, 120);
    expect(status()).toBe('ok');
  });
});

describe('DescribeInstanceStatus', () => {
  it('shows running instances only, unless asked for all', () => {
    launch(context, network);
    expect(describeInstanceStatus({}, context).InstanceStatuses).toHaveLength(1);
    expect(
      describeInstanceStatus({ IncludeAllInstances: true }, context).InstanceStatuses,
    ).toMatchObject([
      { InstanceState: { Name: 'running' } },
      { InstanceState: { Name: 'pending' }, SystemStatus: { Status: 'not-applicable' } },
    ]);
  });

  it('knows no tag filter, as AWS', () => {
    const Filters = [{ Name: 'tag:Name', Values: ['x'] }];
    expect(refusal(() => describeInstanceStatus({ Filters }, context))).toBe(
      "InvalidParameterValue: The filter 'tag:Name' is invalid",
    );
  });
});

describe('DescribeInstances', () => {
  it('filters by what the appliance is looked up with', () => {
    expect(found('instance-state-name', 'running')).toHaveLength(1);
    expect(found('instance-state-name', 'stopped', 'terminated')).toHaveLength(0);
    expect(found('vpc-id', network.vpcId)).toHaveLength(1);
    expect(found('iam-instance-profile.arn', '*/appliance')).toHaveLength(1);
    expect(found('tag:Name', '*')).toHaveLength(0);
  });

  it('pages, and groups by reservation', () => {
    for (let index = 0; index < 6; index += 1) launch(context, network);
    const first = describeInstances({ MaxResults: 5 }, context);
    expect(first.Reservations).toHaveLength(5);
    const rest = describeInstances({ MaxResults: 5, NextToken: first.NextToken }, context);
    expect(rest.Reservations).toHaveLength(2);
    expect(rest.NextToken).toBeUndefined();
  });
});

describe('the attributes of an instance', () => {
  it('are read by name', () => {
    const read = (Attribute: Parameters<typeof describeInstanceAttribute>[0]['Attribute']) =>
      describeInstanceAttribute({ InstanceId: id, Attribute }, context);
    expect(read('disableApiTermination')).toEqual({
      InstanceId: id,
      DisableApiTermination: { Value: false },
    });
    expect(read('instanceType').InstanceType).toEqual({ Value: 't3.medium' });
    expect(read('groupSet').Groups).toEqual([{ GroupId: network.groupId, GroupName: 'appliance' }]);
    expect(read('rootDeviceName').RootDeviceName).toEqual({ Value: '/dev/sda1' });
    expect(refusal(() => read('toString' as 'instanceType'))).toMatch(/^InvalidParameterValue: /);
  });

  it('change one at a time', () => {
    const { GroupId = '' } = createSecurityGroup(
      { VpcId: network.vpcId, GroupName: 'web', Description: 'web' },
      context,
    );
    modifyInstanceAttribute({ InstanceId: id, Groups: [GroupId] }, context);
    expect(seen()?.SecurityGroups).toEqual([{ GroupId, GroupName: 'web' }]);
    const two = { InstanceId: id, Groups: [GroupId], DisableApiTermination: { Value: true } };
    expect(refusal(() => modifyInstanceAttribute(two, context))).toMatch(
      /^InvalidParameterCombination: /,
    );
    const { GroupId: foreign = '' } = createSecurityGroup(
      { GroupName: 'out', Description: 'out' },
      context,
    );
    expect(
      refusal(() => modifyInstanceAttribute({ InstanceId: id, Groups: [foreign] }, context)),
    ).toMatch(/^InvalidParameter: /);
  });

  it('change the type of a stopped instance only', async () => {
    const larger = { InstanceId: id, InstanceType: { Value: 't3.large' } };
    expect(refusal(() => modifyInstanceAttribute(larger, context))).toBe(
      `IncorrectInstanceState: The instance '${id}' is not in the 'stopped' state.`,
    );
    stopInstances(ids(), context);
    await pass(context, 20);
    modifyInstanceAttribute(larger, context);
    expect(seen()?.InstanceType).toBe('t3.large');
    const wrong = { InstanceId: id, InstanceType: { Value: 't4g.large' } };
    expect(refusal(() => modifyInstanceAttribute(wrong, context))).toMatch(
      /^InvalidInstanceAttributeValue: /,
    );
  });

  it('change whether a volume goes with the instance', () => {
    keepVolume('/dev/sda1');
    expect(seen()?.BlockDeviceMappings?.[0]?.Ebs?.DeleteOnTermination).toBe(false);
    expect(refusal(() => keepVolume('/dev/sdz'))).toMatch(/^InvalidInstanceAttributeValue: /);
  });
});

describe('a network interface', () => {
  it('is described with its instance and changed', () => {
    const nic = () =>
      describeNetworkInterfaces(
        { Filters: [{ Name: 'attachment.instance-id', Values: [id] }] },
        context,
      ).NetworkInterfaces?.[0];
    expect(nic()).toMatchObject({
      Status: 'in-use',
      SubnetId: network.subnetId,
      PrivateIpAddress: '10.0.1.4',
    });
    expect(nic()?.MacAddress).toMatch(/^0a(:[0-9a-f]{2}){5}$/);
    const NetworkInterfaceId = nic()?.NetworkInterfaceId;
    modifyNetworkInterfaceAttribute(
      { NetworkInterfaceId, Description: { Value: 'appliance' } },
      context,
    );
    expect(nic()?.Description).toBe('appliance');
    expect(refusal(() => modifyNetworkInterfaceAttribute({ NetworkInterfaceId }, context))).toMatch(
      /^InvalidParameterCombination: /,
    );
    expect(
      refusal(() => modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups: [] }, context)),
    ).toBe('InvalidParameterValue: You must specify a group.');
  });
});

describe('GetConsoleOutput', () => {
  it('grows as the guest starts', async () => {
    const text = () =>
      Buffer.from(getConsoleOutput({ InstanceId: id }, context).Output ?? '', 'base64').toString();
    expect(text()).toMatch(/Canonical, Ubuntu, 22\.04, amd64 jammy image/);
    expect(text()).not.toMatch(/login:/);
    await pass(context, 14);
    expect(text()).toMatch(/ip-10-0-1-4 login:/);
    const pending = launch(context, network);
    expect(getConsoleOutput({ InstanceId: pending }, context).Output).toBeUndefined();
  });
});
