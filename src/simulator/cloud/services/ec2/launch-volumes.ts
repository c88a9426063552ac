import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { Image } from './image-catalogue.ts';
import type { Ec2State } from './state.ts';
import {
  snapshotOf,
  volumeSettings,
  type SnapshotFacts,
  type VolumeSettings,
} from './volume-settings.ts';

/** A volume that a launch makes. */
export interface VolumePlan {
  readonly device: string;
  readonly deleteOnTermination: boolean;
  readonly settings: VolumeSettings;
}

/** The image's root volume, changed by the request, and what the request adds; root first. */
export function launchVolumes(
  mappings: readonly BlockDeviceMapping[],
  image: Image,
  state: Ec2State,
): readonly VolumePlan[] {
  const devices = mappings.map(({ DeviceName }) => checkedDevice(DeviceName));
  const twice = devices.find((device, index) => devices.indexOf(device) < index);
  if (twice) {
    throw refused(`The device '${twice}' is used in more than one block-device mapping`);
  }
  const root = mappings.find(({ DeviceName }) => DeviceName === image.rootDevice);
  const added = mappings.filter((mapping) => mapping !== root && mapping.NoDevice === undefined);
  return [
    rootVolume(root, image, state),
    ...added.flatMap((mapping) => addedVolume(mapping, state) ?? []),
  ];
}

function rootVolume(
  mapping: BlockDeviceMapping | undefined,
  image: Image,
  state: Ec2State,
): VolumePlan {
  if (mapping?.NoDevice !== undefined || mapping?.VirtualName !== undefined) {
    throw refused(`The root device '${image.rootDevice}' cannot be left out`);
  }
  const request = mapping?.Ebs ?? {};
  const snapshot: SnapshotFacts = {
    id: image.rootSnapshotId,
    sizeGiB: image.rootSizeGiB,
    encrypted: false,
    kmsKeyId: undefined,
  };
  if (request.SnapshotId !== undefined && request.SnapshotId !== snapshot.id) {
    throw refused(`snapshotId cannot be modified on root device`);
  }
  const settings = volumeSettings(request, state, snapshot, image.rootVolumeType);
  if (settings.type === 'st1' || settings.type === 'sc1') {
    throw refused(
      `Volume type '${settings.type}' cannot be used for the root device '${image.rootDevice}'`,
    );
  }
  return {
    device: image.rootDevice,
    deleteOnTermination: request.DeleteOnTermination ?? true,
    settings,
  };
}

/** Instance store volumes come with types that have them, asked for or not: such a mapping makes nothing here. */
function addedVolume(
  { DeviceName, VirtualName, Ebs }: BlockDeviceMapping,
  state: Ec2State,
): VolumePlan | undefined {
  const device = checkedDevice(DeviceName);
  if (VirtualName !== undefined) return undefined;
  if (Ebs?.VolumeSize === undefined && Ebs?.SnapshotId === undefined) {
    throw refused(`Either snapshot ID or volume size must be provided for: ${device}`);
  }
  return {
    device,
    // a data volume outlives its instance unless told otherwise:
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/preserving-volumes-on-termination.html
    deleteOnTermination: Ebs.DeleteOnTermination ?? false,
    settings: volumeSettings(Ebs, state, snapshotOf(state, Ebs.SnapshotId)),
  };
}

function checkedDevice(name: string | undefined): string {
  if (name !== undefined && /^\/dev\/(sd|xvd)[a-z]{1,2}\d{0,2}$/.test(name)) return name;
  throw refused(`Invalid device name ${name ?? ''}`);
}

function refused(message: string): AwsError {
  return new AwsError('InvalidBlockDeviceMapping', message);
}
