import type { RunInstancesRequest } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { IamInstanceProfile } from '../iam/state.ts';
import { invalidCombination, invalidValue, notSimulated, required } from './errors.ts';
import type { Image } from './image-catalogue.ts';
import { profileOf } from './instance-profiles.ts';
import type { InstanceTypeFacts } from './instance-type-table.ts';
import { typeOf } from './instance-type-table.ts';
import { pairOfName } from './key-pairs.ts';
import { launchInterfaces, type InterfacePlan } from './launch-interfaces.ts';
import { launchOptions, type LaunchOptions } from './launch-options.ts';
import { launchVolumes, type VolumePlan } from './launch-volumes.ts';
import { lookUp } from './lookup.ts';
import { requireOffered } from './offerings.ts';
import { freeAddresses } from './private-addresses.ts';
import type { Ec2State } from './state.ts';
import { specifiedTags } from './tags.ts';

/** A launch that AWS would accept: everything it names is there and fits together. */
export interface LaunchPlan {
  readonly count: number;
  readonly image: Image;
  readonly type: InstanceTypeFacts;
  readonly keyName: string | undefined;
  readonly profile: IamInstanceProfile | undefined;
  readonly interfaces: readonly [InterfacePlan, ...InterfacePlan[]];
  readonly volumes: readonly VolumePlan[];
  readonly options: LaunchOptions;
  readonly tags: Readonly<
    Record<'instance' | 'volume' | 'network-interface', ReadonlyMap<string, string>>
  >;
}

/** Parameters that change what is launched in ways that the embedded AWS does not follow. */
const notFollowed = [
  'LaunchTemplate',
  'InstanceMarketOptions',
  'CapacityReservationSpecification',
  'CpuOptions',
  'KernelId',
  'RamdiskId',
  'Ipv6Addresses',
  'Ipv6AddressCount',
  'LicenseSpecifications',
] as const satisfies readonly (keyof RunInstancesRequest)[];

/** Judges a launch as RunInstances does, DryRun too; throws AWS's error for the first thing that is wrong. */
export function planLaunch(
  input: RunInstancesRequest,
  state: Ec2State,
  context: CallContext,
): LaunchPlan {
  const [minCount, maxCount] = counts(input);
  const image = lookUp('image', state.images, required(input.ImageId, 'ImageId'));
  const type = typeFor(input.InstanceType, image);
  const other = notFollowed.find((name) => input[name] !== undefined);
  if (other) throw notSimulated(`launches with ${other}`);
  const interfaces = launchInterfaces(input, state);
  const [{ subnet }] = interfaces;
  requireOffered(type.name, subnet.zone, state);
  if (input.KeyName !== undefined) pairOfName(state, input.KeyName);
  const volumes = launchVolumes(input.BlockDeviceMappings ?? [], image, state);
  const options = launchOptions(input, image);
  const profile = input.IamInstanceProfile && profileOf(input.IamInstanceProfile, context);
  const free = freeAddresses(state, subnet);
  if (free < minCount) {
    throw new AwsError(
      'InsufficientFreeAddressesInSubnet',
      `There are not enough free addresses in subnet '${subnet.id}' to satisfy the requested number of instances.`,
    );
  }
  return {
    count: Math.min(maxCount, free),
    image,
    type,
    keyName: input.KeyName,
    profile,
    interfaces,
    volumes,
    options,
    tags: {
      instance: tagsFor(input, 'instance'),
      volume: tagsFor(input, 'volume'),
      'network-interface': tagsFor(input, 'network-interface'),
    },
  };
}

function counts({ MinCount, MaxCount }: RunInstancesRequest): [min: number, max: number] {
  const min = required(MinCount, 'MinCount');
  const max = required(MaxCount, 'MaxCount');
  if (min < 1) throw invalidValue(min, 'minCount', 'Minimum is 1.');
  if (max < min) {
    throw invalidCombination(`The value for maxCount must be greater than or equal to minCount.`);
  }
  return [min, max];
}

/** m1.small where the request names none, as documented; it runs no HVM image. */
function typeFor(name: string | undefined, image: Image): InstanceTypeFacts {
  if (name === undefined) {
    throw invalidCombination(
      "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type : m1.small",
    );
  }
  const type = typeOf(name);
  if (!type) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`);
  }
  if (type.architecture === image.architecture) return type;
  throw new AwsError(
    'InvalidParameterValue',
    `The architecture '${type.runs32Bit ? 'x86_64,i386' : type.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
  );
}

const taggable = ['instance', 'volume', 'network-interface', 'spot-instances-request'];

function tagsFor(
  { TagSpecifications }: RunInstancesRequest,
  type: string,
): ReadonlyMap<string, string> {
  return specifiedTags(
    TagSpecifications,
    type,
    taggable.filter((other) => other !== type),
  );
}
