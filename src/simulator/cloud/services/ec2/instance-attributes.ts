import type {
  DescribeInstanceAttributeRequest,
  InstanceAttribute,
  ModifyInstanceAttributeRequest,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidCombination, invalidValue, notSimulated, required } from './errors.ts';
import { interfacesOf, instanceAnswer } from './instance-answer.ts';
import { typeOf } from './instance-type-table.ts';
import type { Instance } from './instance.ts';
import { checkedUserData } from './launch-options.ts';
import { lookUp } from './lookup.ts';
import { checkedGroups, groupNames } from './network-interfaces.ts';
import { requireOffered } from './offerings.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State, NetworkInterface } from './state.ts';
import { volumesOf } from './volume-attachments.ts';

export function describeInstanceAttribute(
  input: DescribeInstanceAttributeRequest,
  context: CallContext,
): InstanceAttribute {
  const state = ec2State(context);
  const name = required(input.Attribute, 'attribute');
  const instance = lookUp('instance', state.instances, required(input.InstanceId, 'instanceId'));
  const nic = interfacesOf(state, instance.id)[0];
  const read: Readonly<Record<string, () => InstanceAttribute>> = {
    instanceType: () => ({ InstanceType: { Value: instance.type } }),
    userData: () => ({ UserData: { Value: instance.userData } }),
    disableApiTermination: () => ({
      DisableApiTermination: { Value: instance.terminationProtected },
    }),
    disableApiStop: () => ({ DisableApiStop: { Value: instance.stopProtected } }),
    instanceInitiatedShutdownBehavior: () => ({
      InstanceInitiatedShutdownBehavior: { Value: instance.shutdownBehavior },
    }),
    rootDeviceName: () => ({ RootDeviceName: { Value: instance.rootDevice } }),
    blockDeviceMapping: () => ({
      BlockDeviceMappings: instanceAnswer(instance, state, context).BlockDeviceMappings,
    }),
    productCodes: () => ({ ProductCodes: [] }),
    sourceDestCheck: () => ({ SourceDestCheck: { Value: nic?.sourceDestCheck ?? true } }),
    groupSet: () => ({ Groups: groupNames(state, nic?.groups ?? []) }),
    ebsOptimized: () => ({ EbsOptimized: { Value: instance.ebsOptimized } }),
    sriovNetSupport: () => ({ SriovNetSupport: { Value: 'simple' } }),
    enaSupport: () => ({ EnaSupport: { Value: true } }),
    enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
    kernel: () => ({ KernelId: {} }),
    ramdisk: () => ({ RamdiskId: {} }),
  };
  const attribute = Object.hasOwn(read, name) ? read[name] : undefined;
  if (!attribute) throw invalidValue(name, 'attribute', 'Unknown attribute.');
  return { InstanceId: instance.id, ...attribute() };
}

type Attributes = Omit<ModifyInstanceAttributeRequest, 'InstanceId' | 'DryRun'>;

type Change = (instance: Instance, attributes: Attributes, state: Ec2State) => void;

/** One attribute a call. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html */
export function modifyInstanceAttribute(
  input: ModifyInstanceAttributeRequest,
  context: CallContext,
): object {
  const state = ec2State(context);
  const instance = lookUp('instance', state.instances, required(input.InstanceId, 'instanceId'));
  const { InstanceId: _id, DryRun: _dryRun, Attribute, Value, ...named } = input;
  // the older form names the attribute in a parameter of its own
  const request = Attribute === undefined ? named : { ...named, ...asNamed(Attribute, Value) };
  const given = Object.entries(request).flatMap(([name, value]) =>
    value === undefined ? [] : name,
  );
  const [attribute] = given;
  if (attribute === undefined) throw invalidCombination('No attributes specified.');
  if (given.length > 1) throw invalidCombination('Fields for multiple attribute types specified');
  const change = Object.hasOwn(changes, attribute) ? changes[attribute] : undefined;
  if (!change) throw notSimulated(`the instance attribute ${attribute}`);
  change(instance, request, state);
  return {};
}

const changes: Readonly<Record<string, Change>> = {
  DisableApiTermination: (instance, { DisableApiTermination: to }) => {
    instance.terminationProtected = to?.Value ?? instance.terminationProtected;
  },
  DisableApiStop: (instance, { DisableApiStop: to }) => {
    instance.stopProtected = to?.Value ?? instance.stopProtected;
  },
  InstanceInitiatedShutdownBehavior: (instance, { InstanceInitiatedShutdownBehavior: to }) => {
    instance.shutdownBehavior = to?.Value === 'terminate' ? 'terminate' : 'stop';
  },
  EbsOptimized: (instance, { EbsOptimized: to }) => {
    requireStopped(instance);
    instance.ebsOptimized = to?.Value ?? instance.ebsOptimized;
  },
  InstanceType: (instance, { InstanceType: to }, state) =>
    changeType(instance, to?.Value ?? '', state),
  UserData: (instance, { UserData: to }) => {
    requireStopped(instance);
    const text = to?.Value && Buffer.from(to.Value).toString('base64');
    instance.userData = checkedUserData(text || undefined);
  },
  Groups: (instance, { Groups: ids = [] }, state) => {
    const nic = onlyInterface(instance, state);
    nic.groups = checkedGroups(state, ids, nic);
  },
  SourceDestCheck: (instance, { SourceDestCheck: to }, state) => {
    const nic = onlyInterface(instance, state);
    nic.sourceDestCheck = to?.Value ?? nic.sourceDestCheck;
  },
  BlockDeviceMappings: (instance, { BlockDeviceMappings: mappings = [] }, state) => {
    for (const { DeviceName, Ebs } of mappings) {
      const held = volumesOf(state, instance.id).find(
        ({ attachment }) => attachment?.device === DeviceName,
      )?.attachment;
      if (!held) {
        throw new AwsError(
          'InvalidInstanceAttributeValue',
          `No device is currently mapped at ${DeviceName ?? ''}`,
        );
      }
      held.deleteOnTermination = Ebs?.DeleteOnTermination ?? held.deleteOnTermination;
    }
  },
};

function asNamed(attribute: string, value: string | undefined): Attributes {
  const flag = { Value: value === 'true' };
  switch (attribute) {
    case 'disableApiTermination':
      return { DisableApiTermination: flag };
    case 'disableApiStop':
      return { DisableApiStop: flag };
    case 'sourceDestCheck':
      return { SourceDestCheck: flag };
    case 'ebsOptimized':
      return { EbsOptimized: flag };
    case 'instanceType':
      return { InstanceType: { Value: value } };
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceInitiatedShutdownBehavior: { Value: value } };
    default:
      throw notSimulated(`the instance attribute ${attribute}`);
  }
}

function changeType(instance: Instance, name: string, state: Ec2State): void {
  requireStopped(instance);
  const type = typeOf(name);
  if (!type || type.architecture !== instance.architecture) {
    throw new AwsError(
      'InvalidInstanceAttributeValue',
      `'${name}' is not a valid value for instanceType.`,
    );
  }
  const zone = state.zones.find(({ name: one }) => one === instance.zone);
  if (zone) requireOffered(name, zone, state);
  instance.type = type.name;
  instance.vcpus = type.vcpus;
}

function requireStopped({ id, state }: Instance): void {
  if (state === 'stopped') return;
  throw new AwsError(
    'IncorrectInstanceState',
    `The instance '${id}' is not in the 'stopped' state.`,
  );
}

function onlyInterface({ id }: Instance, state: Ec2State): NetworkInterface {
  const nics = interfacesOf(state, id);
  const [nic] = nics;
  if (nic && nics.length === 1) return nic;
  throw new AwsError(
    'InvalidInstanceID',
    `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
  );
}
