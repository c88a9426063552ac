import type {
  CreateKeyPairRequest,
  CreateTagsRequest,
  DeleteKeyPairRequest,
  DeleteSnapshotRequest,
  DeleteTagsRequest,
  DeleteVolumeRequest,
  DescribeKeyPairsResult,
  DescribeSnapshotsResult,
  DescribeVolumesResult,
  KeyPair as CreatedKeyPair,
  KeyPairInfo,
  Snapshot as SnapshotAnswer,
  Volume as VolumeAnswer,
} from '@aws-sdk/client-ec2';

import type { Learner } from '../../../learn.ts';
import { mirroredState } from '../region-state.ts';
import type { Volume } from '../state.ts';
import { putTags, removeTags } from '../tags.ts';
import { attachVolume, detachVolume } from '../volume-attachments.ts';
import { forgets, repeats, takes, takeTags, type Taker } from './mirror.ts';

const takeKeyPair: Taker<KeyPairInfo> = (state, answer) => {
  const { KeyName: name, KeyPairId: id = '', KeyFingerprint: fingerprint = '' } = answer;
  if (!name) return;
  const type = answer.KeyType === 'ed25519' ? 'ed25519' : 'rsa';
  const createdAt = answer.CreateTime?.getTime() ?? 0;
  state.keyPairs.set(name, {
    id,
    name,
    type,
    fingerprint,
    publicKey: answer.PublicKey ?? '',
    createdAt,
  });
  takeTags(state, id, answer.Tags);
};

const takeSnapshot: Taker<SnapshotAnswer> = (state, answer) => {
  const { SnapshotId: id, VolumeId: volumeId = '' } = answer;
  if (!id) return;
  const startedAt = answer.StartTime?.getTime() ?? 0;
  state.snapshots.set(id, {
    id,
    volumeId,
    sizeGiB: answer.VolumeSize ?? 0,
    description: answer.Description ?? '',
    encrypted: answer.Encrypted ?? false,
    kmsKeyId: answer.KmsKeyId,
    startedAt,
    completesAt: startedAt,
  });
  takeTags(state, id, answer.Tags);
};

const takeVolume: Taker<VolumeAnswer> = (state, answer) => {
  const { VolumeId: id, AvailabilityZone: zone = '', SnapshotId } = answer;
  if (!id) return;
  state.volumes.set(id, {
    id,
    sizeGiB: answer.Size ?? 0,
    type: answer.VolumeType ?? 'gp2',
    iops: answer.Iops,
    throughput: answer.Throughput,
    encrypted: answer.Encrypted ?? false,
    kmsKeyId: answer.KmsKeyId,
    zone: state.zones.find(({ name }) => name === zone) ?? { name: zone, id: zone },
    snapshotId: SnapshotId === '' ? undefined : SnapshotId,
    createdAt: 0,
    autoEnableIo: false,
    attachment: attachmentOf(answer),
  });
  takeTags(state, id, answer.Tags);
};

function attachmentOf({ Attachments }: VolumeAnswer): Volume['attachment'] {
  const [attachment] = Attachments ?? [];
  if (!attachment?.InstanceId) return undefined;
  const { InstanceId: instanceId, Device: device = '', DeleteOnTermination = false } = attachment;
  return { instanceId, device, at: 0, deleteOnTermination: DeleteOnTermination };
}

/** A tag is learnt for whatever the backend lets it be put on. */
const learnTags: Learner<CreateTagsRequest, unknown> = ({ Resources, Tags }, _output, context) => {
  const state = mirroredState(context);
  const tags = new Map((Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  for (const id of Resources ?? []) putTags(state, id, tags);
};

const learnTagDeletion: Learner<DeleteTagsRequest, unknown> = ({ Resources, Tags }, _, context) => {
  const state = mirroredState(context);
  for (const id of Resources ?? []) removeTags(state, id, Tags);
};

const learnKeyPairDeletion: Learner<DeleteKeyPairRequest, unknown> = (input, _, context) => {
  const { keyPairs } = mirroredState(context);
  for (const { name, id } of keyPairs.values()) {
    if (name === input.KeyName || id === input.KeyPairId) keyPairs.delete(name);
  }
};

export const storageLearners = {
  CreateKeyPair: takes(takeKeyPair, (output: CreatedKeyPair, { KeyType }: CreateKeyPairRequest) => [
    { ...output, KeyType },
  ]),
  DescribeKeyPairs: takes(takeKeyPair, ({ KeyPairs }: DescribeKeyPairsResult) => KeyPairs),
  DeleteKeyPair: learnKeyPairDeletion,
  CreateSnapshot: takes(takeSnapshot, (output: SnapshotAnswer) => [output]),
  DescribeSnapshots: takes(takeSnapshot, ({ Snapshots }: DescribeSnapshotsResult) => Snapshots),
  DeleteSnapshot: forgets(
    ({ snapshots }) => snapshots,
    ({ SnapshotId }: DeleteSnapshotRequest) => SnapshotId,
  ),
  CreateVolume: takes(takeVolume, (output: VolumeAnswer) => [output]),
  DescribeVolumes: takes(takeVolume, ({ Volumes }: DescribeVolumesResult) => Volumes),
  DeleteVolume: forgets(
    ({ volumes }) => volumes,
    ({ VolumeId }: DeleteVolumeRequest) => VolumeId,
  ),
  AttachVolume: repeats(attachVolume),
  DetachVolume: repeats(detachVolume),
  CreateTags: learnTags,
  DeleteTags: learnTagDeletion,
};
