import type { EbsBlockDevice } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import { invalidCombination } from './errors.ts';
import { lookUp } from './lookup.ts';
import type { Ec2State, Snapshot, Volume, VolumeType } from './state.ts';

/** What a request may say of a new volume; RunInstances and CreateVolume share the names. */
type VolumeRequest = Pick<
  EbsBlockDevice,
  'VolumeSize' | 'VolumeType' | 'Iops' | 'Throughput' | 'Encrypted' | 'KmsKeyId' | 'SnapshotId'
>;

export type VolumeSettings = Pick<
  Volume,
  'sizeGiB' | 'type' | 'iops' | 'throughput' | 'encrypted' | 'kmsKeyId' | 'snapshotId'
>;

/** What a snapshot brings to a volume made of it. */
export type SnapshotFacts = Pick<Snapshot, 'id' | 'sizeGiB' | 'encrypted' | 'kmsKeyId'>;

/** GiB. Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const sizes: Readonly<Record<VolumeType, readonly [min: number, max: number]>> = {
  gp2: [1, 16_384],
  gp3: [1, 65_536],
  io1: [4, 16_384],
  io2: [4, 65_536],
  st1: [125, 16_384],
  sc1: [125, 16_384],
  standard: [1, 1024],
};

/** Operations a second; types that are not listed take none. */
const iopsLimits: Partial<Record<VolumeType, readonly [min: number, max: number]>> = {
  gp3: [3000, 80_000],
  io1: [100, 64_000],
  io2: [100, 256_000],
};

/**
 * The settings of a new volume, or AWS's error. A volume is encrypted when the request, its snapshot or the account's
 * default says so. Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export function volumeSettings(
  request: VolumeRequest,
  state: Ec2State,
  snapshot: SnapshotFacts | undefined,
  defaultType: VolumeType = 'gp2',
): VolumeSettings {
  const type = checkedType(request.VolumeType ?? defaultType);
  const sizeGiB = checkedSize(request.VolumeSize ?? snapshot?.sizeGiB, type, snapshot);
  return {
    sizeGiB,
    type,
    ...performance(request, type, sizeGiB),
    ...encryption(request, state, snapshot),
    snapshotId: snapshot?.id,
  };
}

function encryption(
  { Encrypted, KmsKeyId }: VolumeRequest,
  { ebs }: Ec2State,
  snapshot: SnapshotFacts | undefined,
): Pick<VolumeSettings, 'encrypted' | 'kmsKeyId'> {
  if (KmsKeyId !== undefined && Encrypted !== true && !ebs.encryptedByDefault) {
    throw new AwsError(
      'InvalidParameterDependency',
      'The parameter KmsKeyId requires the parameter Encrypted to be set.',
    );
  }
  const encrypted = Encrypted === true || snapshot?.encrypted === true || ebs.encryptedByDefault;
  const key = KmsKeyId ?? snapshot?.kmsKeyId ?? ebs.defaultKmsKeyId;
  return { encrypted, kmsKeyId: encrypted ? key : undefined };
}

/** The account's snapshot of an id; an image's own snapshot is no one else's. */
export function snapshotOf(state: Ec2State, id: string | undefined): SnapshotFacts | undefined {
  return id === undefined ? undefined : lookUp('snapshot', state.snapshots, id);
}

function checkedType(type: string): VolumeType {
  if (isVolumeType(type)) return type;
  throw new AwsError('UnknownVolumeType', `Unsupported volume type '${type}' for volume creation.`);
}

function isVolumeType(type: string): type is VolumeType {
  return Object.hasOwn(sizes, type);
}

function checkedSize(
  size: number | undefined,
  type: VolumeType,
  snapshot: SnapshotFacts | undefined,
): number {
  if (size === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter size/snapshot');
  }
  if (snapshot && size < snapshot.sizeGiB) {
    throw new AwsError(
      'InvalidBlockDeviceMapping',
      `Volume of size ${size}GB is smaller than snapshot '${snapshot.id}', expect size >= ${snapshot.sizeGiB}GB`,
    );
  }
  const [min, max] = sizes[type];
  if (size < min || size > max) {
    const which = size < min ? `at least ${min}` : `at most ${max}`;
    throw new AwsError(
      'InvalidParameterValue',
      `Volume of ${size}GiB is too ${size < min ? 'small' : 'large'} for volume type ${type}; it must be ${which} GiB.`,
    );
  }
  return size;
}

function performance(
  { Iops: iops, Throughput: throughput }: VolumeRequest,
  type: VolumeType,
  sizeGiB: number,
): Pick<VolumeSettings, 'iops' | 'throughput'> {
  const limits = iopsLimits[type];
  if (iops !== undefined && !limits) {
    throw invalidCombination(`The parameter iops is not supported for ${type} volumes.`);
  }
  if (throughput !== undefined && type !== 'gp3') {
    throw invalidCombination(`The parameter throughput is not supported for ${type} volumes.`);
  }
  if (iops === undefined && (type === 'io1' || type === 'io2')) {
    throw new AwsError(
      'MissingParameter',
      `The parameter iops must be specified for ${type} volumes.`,
    );
  }
  checkRange('iops', iops, limits, type);
  checkRange('throughput', throughput, type === 'gp3' ? [125, 2000] : undefined, type);
  return {
    iops: iops ?? baselineIops(type, sizeGiB),
    throughput: type === 'gp3' ? (throughput ?? 125) : undefined,
  };
}

function checkRange(
  what: 'iops' | 'throughput',
  value: number | undefined,
  limits: readonly [min: number, max: number] | undefined,
  type: VolumeType,
): void {
  if (value === undefined || !limits) return;
  const [min, max] = limits;
  if (value >= min && value <= max) return;
  throw new AwsError(
    'InvalidParameterValue',
    `Volume ${what} of ${value} is too ${value < min ? 'low' : 'high'}; ${value < min ? 'minimum' : 'maximum'} is ${value < min ? min : max} for ${type}.`,
  );
}

/** gp2 has three a GiB, from 100 to 16000; gp3 has 3000. */
function baselineIops(type: VolumeType, sizeGiB: number): number | undefined {
  if (type === 'gp3') return 3000;
  return type === 'gp2' ? Math.min(Math.max(sizeGiB * 3, 100), 16_000) : undefined;
}
