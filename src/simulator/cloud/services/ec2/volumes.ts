import type {
  CreateVolumeRequest,
  DeleteVolumeRequest,
  DescribeVolumeAttributeRequest,
  DescribeVolumeAttributeResult,
  DescribeVolumesRequest,
  DescribeVolumesResult,
  Volume as VolumeAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidValue, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Zone } from './region-table.ts';
import { durations } from './settle.ts';
import type { Ec2State, Volume } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';
import { volumeKey } from './volume-key.ts';
import { snapshotOf, volumeSettings } from './volume-settings.ts';

/** A volume whose key cannot be used is promised and never comes. */
export function createVolume(input: CreateVolumeRequest, context: CallContext): VolumeAnswer {
  const state = ec2State(context);
  const zone = zoneOf(input, state);
  const settings = volumeSettings(
    { ...input, VolumeSize: input.Size },
    state,
    snapshotOf(state, input.SnapshotId),
  );
  const tags = specifiedTags(input.TagSpecifications, 'volume');
  const key = volumeKey(settings, context);
  const volume: Volume = {
    id: newId(state, 'vol'),
    ...settings,
    kmsKeyId: key.arn,
    zone,
    createdAt: context.account.clock.now(),
    autoEnableIo: false,
    attachment: undefined,
  };
  if (key.usable) {
    state.volumes.set(volume.id, volume);
    putTags(state, volume.id, tags);
  }
  return volumeAnswer(volume, state, context);
}

export function deleteVolume({ VolumeId }: DeleteVolumeRequest, context: CallContext): object {
  const state = ec2State(context);
  const { id, attachment } = lookUp('volume', state.volumes, required(VolumeId, 'volumeId'));
  if (attachment) {
    throw new AwsError(
      'VolumeInUse',
      `Volume ${id} is currently attached to ${attachment.instanceId}`,
    );
  }
  state.volumes.delete(id);
  state.tags.delete(id);
  return {};
}

export function describeVolumes(
  input: DescribeVolumesRequest,
  context: CallContext,
): DescribeVolumesResult {
  const state = ec2State(context);
  const { VolumeIds: ids } = input;
  const all = lookUpAll('volume', state.volumes, ids).map((volume) =>
    volumeAnswer(volume, state, context),
  );
  const found = select(all, input.Filters, volumeFilters, ({ VolumeId }) =>
    state.tags.get(VolumeId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, { ...usualLimits, ids: ['volumeSet', ids] });
  return { Volumes: [...items], NextToken };
}

const volumeFilters: FilterTable<VolumeAnswer> = {
  'attachment.delete-on-termination': ({ Attachments }) =>
    Attachments?.map(({ DeleteOnTermination }) => DeleteOnTermination),
  'attachment.device': ({ Attachments }) => Attachments?.map(({ Device }) => Device),
  'attachment.instance-id': ({ Attachments }) => Attachments?.map(({ InstanceId }) => InstanceId),
  'attachment.status': ({ Attachments }) => Attachments?.map(({ State }) => State),
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'create-time': ({ CreateTime }) => CreateTime?.toISOString(),
  encrypted: ({ Encrypted }) => Encrypted,
  size: ({ Size }) => Size,
  'snapshot-id': ({ SnapshotId }) => SnapshotId,
  status: ({ State }) => State,
  'volume-id': ({ VolumeId }) => VolumeId,
  'volume-type': ({ VolumeType }) => VolumeType,
};

export function describeVolumeAttribute(
  input: DescribeVolumeAttributeRequest,
  context: CallContext,
): DescribeVolumeAttributeResult {
  const { volumes } = ec2State(context);
  const attribute = required(input.Attribute, 'attribute');
  const volume = lookUp('volume', volumes, required(input.VolumeId, 'volumeId'));
  switch (attribute) {
    case 'autoEnableIO':
      return { VolumeId: volume.id, AutoEnableIO: { Value: volume.autoEnableIo } };
    case 'productCodes':
      return { VolumeId: volume.id, ProductCodes: [] };
    default:
      throw invalidValue(attribute, 'attribute', 'Unknown attribute.');
  }
}

function zoneOf(
  { AvailabilityZone: name, AvailabilityZoneId: id }: CreateVolumeRequest,
  { zones }: Ec2State,
): Zone {
  const wanted = required(name ?? id, 'zone');
  const zone = zones.find((one) => one.name === wanted || one.id === wanted);
  if (zone) return zone;
  throw new AwsError('InvalidZone.NotFound', `The zone '${wanted}' does not exist.`);
}

function volumeAnswer(volume: Volume, state: Ec2State, context: CallContext): VolumeAnswer {
  const { attachment, kmsKeyId } = volume;
  const creating = context.account.clock.now() < volume.createdAt + durations.volumeCreating;
  return {
    VolumeId: volume.id,
    Size: volume.sizeGiB,
    VolumeType: volume.type,
    ...(volume.iops === undefined ? {} : { Iops: volume.iops }),
    ...(volume.throughput === undefined ? {} : { Throughput: volume.throughput }),
    Encrypted: volume.encrypted,
    ...(kmsKeyId === undefined ? {} : { KmsKeyId: kmsKeyId }),
    SnapshotId: volume.snapshotId ?? '',
    AvailabilityZone: volume.zone.name,
    AvailabilityZoneId: volume.zone.id,
    CreateTime: new Date(volume.createdAt),
    MultiAttachEnabled: false,
    State: attachment ? 'in-use' : creating ? 'creating' : 'available',
    Attachments: attachment
      ? [
          {
            VolumeId: volume.id,
            InstanceId: attachment.instanceId,
            Device: attachment.device,
            State: 'attached',
            AttachTime: new Date(attachment.at),
            DeleteOnTermination: attachment.deleteOnTermination,
          },
        ]
      : [],
    Tags: tagList(state, volume.id),
  };
}
