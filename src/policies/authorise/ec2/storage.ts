import { rowsOf, type KeyValue, type Need, type Rows, type Scope } from '../row.ts';
import { ec2Arn, ec2Page, onExisting, onMade } from './need.ts';
import { tagging, tagsFor, type TagSpecification } from './tags.ts';

/** What decides about a volume that is to be made, in CreateVolume and in the mappings of RunInstances. */
export interface VolumeWish {
  readonly Encrypted?: boolean;
  readonly Iops?: number;
  readonly Throughput?: number;
  readonly SnapshotId?: string;
  readonly VolumeType?: string;
  /** GiB. */
  readonly size: number | undefined;
}

/**
 * Keys of a volume. What the call does not say is not known: the snapshot gives the size, AWS the type, and a region that
 * encrypts by default encrypts what the call does not want encrypted.
 * Source: https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 */
export function volumeKeys(scope: Scope, wish: VolumeWish): Readonly<Record<string, KeyValue>> {
  const { Encrypted, Iops, Throughput, SnapshotId, VolumeType, size } = wish;
  return {
    'ec2:Encrypted': Encrypted === true ? 'true' : undefined,
    'ec2:ParentSnapshot':
      SnapshotId === undefined ? undefined : ec2Arn(scope, 'snapshot', SnapshotId),
    'ec2:VolumeIops': textOf(Iops),
    'ec2:VolumeSize': textOf(size),
    'ec2:VolumeThroughput': textOf(Throughput),
    'ec2:VolumeType': VolumeType,
  };
}

function textOf(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}

interface CreateVolumeInput extends Omit<VolumeWish, 'size'> {
  readonly AvailabilityZone?: string;
  readonly Size?: number;
  readonly TagSpecifications?: readonly TagSpecification[];
}

interface AttachmentInput {
  readonly InstanceId?: string;
  readonly VolumeId?: string;
}

interface SnapshotInput {
  readonly VolumeId?: string;
  readonly SnapshotId?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

export const storageRows: Rows = rowsOf(ec2Page, {
  CreateVolume: (input: CreateVolumeInput, scope) => createVolume(input, scope),
  DeleteVolume: ({ VolumeId }: AttachmentInput, scope) => [onExisting(scope, 'volume', VolumeId)],
  DescribeVolumeAttribute: ({ VolumeId }: AttachmentInput, scope) => [
    onExisting(scope, 'volume', VolumeId),
  ],
  AttachVolume: ({ InstanceId, VolumeId }: AttachmentInput, scope) => [
    onExisting(scope, 'instance', InstanceId),
    onExisting(scope, 'volume', VolumeId),
  ],
  DetachVolume: ({ InstanceId, VolumeId }: AttachmentInput, scope) => [
    ...(InstanceId === undefined ? [] : [onExisting(scope, 'instance', InstanceId)]),
    onExisting(scope, 'volume', VolumeId),
  ],
  CreateSnapshot: ({ VolumeId, TagSpecifications }: SnapshotInput, scope) => [
    onMade(scope, 'snapshot', {
      tags: tagsFor('snapshot', TagSpecifications),
      keys: {
        'ec2:ParentVolume': VolumeId === undefined ? undefined : ec2Arn(scope, 'volume', VolumeId),
      },
    }),
    onExisting(scope, 'volume', VolumeId),
    ...tagging(scope, TagSpecifications),
  ],
  DeleteSnapshot: ({ SnapshotId }: SnapshotInput, scope) => [
    onExisting(scope, 'snapshot', SnapshotId),
  ],
});

function createVolume(input: CreateVolumeInput, scope: Scope): readonly Need[] {
  const { AvailabilityZone, Size, SnapshotId, TagSpecifications } = input;
  return [
    onMade(scope, 'volume', {
      tags: tagsFor('volume', TagSpecifications),
      keys: {
        'ec2:AvailabilityZone': AvailabilityZone,
        ...volumeKeys(scope, { ...input, size: Size }),
      },
    }),
    ...(SnapshotId === undefined ? [] : [onExisting(scope, 'snapshot', SnapshotId)]),
    ...tagging(scope, TagSpecifications),
  ];
}
