import type {
  AttachVolumeRequest,
  DetachVolumeRequest,
  VolumeAttachment,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { required } from './errors.ts';
import { lookUp } from './lookup.ts';
import { ec2State } from './region-state.ts';
import { durations } from './settle.ts';
import type { Ec2State, Volume } from './state.ts';

export function attachVolume(input: AttachVolumeRequest, context: CallContext): VolumeAttachment {
  const state = ec2State(context);
  const now = context.account.clock.now();
  const device = required(input.Device, 'device');
  const instanceId = required(input.InstanceId, 'instanceId');
  const volume = lookUp('volume', state.volumes, required(input.VolumeId, 'volumeId'));
  const instance = lookUp('instance', state.instances, instanceId);
  if (volume.attachment) {
    throw new AwsError('VolumeInUse', `${volume.id} is already attached to an instance`);
  }
  if (now < volume.createdAt + durations.volumeCreating) {
    throw new AwsError('IncorrectState', `Volume '${volume.id}' is not 'available'.`);
  }
  if (instance.state !== 'running' && instance.state !== 'stopped') {
    throw new AwsError('IncorrectState', `Instance '${instanceId}' is not 'running'.`);
  }
  if (volume.zone.name !== instance.zone) {
    throw new AwsError(
      'InvalidVolume.ZoneMismatch',
      `The volume '${volume.id}' is not in the same availability zone as instance '${instanceId}'`,
    );
  }
  if (volumesOf(state, instanceId).some(({ attachment }) => attachment?.device === device)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${device}' for unixDevice. Attachment point ${device} is already in use`,
    );
  }
  volume.attachment = { instanceId, device, at: now, deleteOnTermination: false };
  return attachmentAnswer(volume, volume.attachment, 'attaching');
}

/** The root volume of an instance that is not stopped stays. */
export function detachVolume(input: DetachVolumeRequest, context: CallContext): VolumeAttachment {
  const state = ec2State(context);
  const volume = lookUp('volume', state.volumes, required(input.VolumeId, 'volumeId'));
  const { attachment } = volume;
  if (!attachment) {
    throw new AwsError('IncorrectState', `Volume '${volume.id}' is in the 'available' state.`);
  }
  const { InstanceId, Device } = input;
  const elsewhere =
    (InstanceId !== undefined && InstanceId !== attachment.instanceId) ||
    (Device !== undefined && Device !== attachment.device);
  if (elsewhere) {
    throw new AwsError(
      'InvalidAttachment.NotFound',
      `The attachment of volume '${volume.id}' to instance '${InstanceId ?? attachment.instanceId}' as device '${Device ?? attachment.device}' does not exist.`,
    );
  }
  const instance = lookUp('instance', state.instances, attachment.instanceId);
  if (attachment.device === instance.rootDevice && instance.state !== 'stopped') {
    throw new AwsError(
      'OperationNotPermitted',
      `Unable to detach root volume '${volume.id}' from instance '${instance.id}'`,
    );
  }
  volume.attachment = undefined;
  return attachmentAnswer(volume, attachment, 'detaching');
}

/** The volumes attached to an instance, its root volume first. */
export function volumesOf({ volumes, instances }: Ec2State, instanceId: string): readonly Volume[] {
  const root = instances.get(instanceId)?.rootDevice;
  const attached = [...volumes.values()].filter(
    ({ attachment }) => attachment?.instanceId === instanceId,
  );
  const isRoot = ({ attachment }: Volume) => attachment?.device === root;
  return [...attached.filter(isRoot), ...attached.filter((volume) => !isRoot(volume))];
}

function attachmentAnswer(
  { id }: Volume,
  { instanceId, device, at, deleteOnTermination }: NonNullable<Volume['attachment']>,
  state: 'attaching' | 'detaching',
): VolumeAttachment {
  return {
    VolumeId: id,
    InstanceId: instanceId,
    Device: device,
    State: state,
    AttachTime: new Date(at),
    DeleteOnTermination: deleteOnTermination,
  };
}
