import type {
  CreateSnapshotRequest,
  DeleteSnapshotRequest,
  DescribeSnapshotsRequest,
  DescribeSnapshotsResult,
  Snapshot as SnapshotAnswer,
} from '@aws-sdk/client-ec2';

import type { CallContext } from '../../operation.ts';
import { required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { ec2State } from './region-state.ts';
import { durations } from './settle.ts';
import type { Ec2State, Snapshot } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

export function createSnapshot(input: CreateSnapshotRequest, context: CallContext): SnapshotAnswer {
  const state = ec2State(context);
  const volume = lookUp('volume', state.volumes, required(input.VolumeId, 'volumeId'));
  const tags = specifiedTags(input.TagSpecifications, 'snapshot');
  const now = context.account.clock.now();
  const snapshot: Snapshot = {
    id: newId(state, 'snap'),
    volumeId: volume.id,
    sizeGiB: volume.sizeGiB,
    description: input.Description ?? '',
    encrypted: volume.encrypted,
    kmsKeyId: volume.kmsKeyId,
    startedAt: now,
    completesAt: now + durations.snapshotBase + volume.sizeGiB * durations.snapshotPerGiB,
  };
  state.snapshots.set(snapshot.id, snapshot);
  putTags(state, snapshot.id, tags);
  return snapshotAnswer(snapshot, state, context);
}

export function deleteSnapshot(
  { SnapshotId }: DeleteSnapshotRequest,
  context: CallContext,
): object {
  const state = ec2State(context);
  const { id } = lookUp('snapshot', state.snapshots, required(SnapshotId, 'snapshotId'));
  state.snapshots.delete(id);
  state.tags.delete(id);
  return {};
}

/** The account's own snapshots; the public ones of others are not simulated. */
export function describeSnapshots(
  input: DescribeSnapshotsRequest,
  context: CallContext,
): DescribeSnapshotsResult {
  const state = ec2State(context);
  const { SnapshotIds: ids, OwnerIds: owners } = input;
  const own = ['self', context.account.id];
  const all = lookUpAll('snapshot', state.snapshots, ids)
    .filter(() => !owners?.length || owners.some((owner) => own.includes(owner)))
    .map((snapshot) => snapshotAnswer(snapshot, state, context));
  const found = select(all, input.Filters, snapshotFilters, ({ SnapshotId }) =>
    state.tags.get(SnapshotId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, { ...usualLimits, ids: ['snapshotSet', ids] });
  return { Snapshots: [...items], NextToken };
}

const snapshotFilters: FilterTable<SnapshotAnswer> = {
  description: ({ Description }) => Description,
  encrypted: ({ Encrypted }) => Encrypted,
  'owner-id': ({ OwnerId }) => OwnerId,
  progress: ({ Progress }) => Progress,
  'snapshot-id': ({ SnapshotId }) => SnapshotId,
  'start-time': ({ StartTime }) => StartTime?.toISOString(),
  status: ({ State }) => State,
  'storage-tier': ({ StorageTier }) => StorageTier,
  'volume-id': ({ VolumeId }) => VolumeId,
  'volume-size': ({ VolumeSize }) => VolumeSize,
};

function snapshotAnswer(snapshot: Snapshot, state: Ec2State, context: CallContext): SnapshotAnswer {
  const { startedAt, completesAt, kmsKeyId } = snapshot;
  const now = context.account.clock.now();
  const done = Math.min(1, (now - startedAt) / Math.max(1, completesAt - startedAt));
  return {
    SnapshotId: snapshot.id,
    VolumeId: snapshot.volumeId,
    VolumeSize: snapshot.sizeGiB,
    Description: snapshot.description,
    Encrypted: snapshot.encrypted,
    ...(kmsKeyId === undefined ? {} : { KmsKeyId: kmsKeyId }),
    OwnerId: context.account.id,
    StartTime: new Date(startedAt),
    ...(done === 1 ? { CompletionTime: new Date(completesAt) } : {}),
    State: done === 1 ? 'completed' : 'pending',
    Progress: `${Math.floor(done * 100)}%`,
    StorageTier: 'standard',
    Tags: tagList(state, snapshot.id),
  };
}
