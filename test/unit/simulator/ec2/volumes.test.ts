import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import {
  getEbsDefaultKmsKeyId,
  getEbsEncryptionByDefault,
} from '../../../../src/simulator/cloud/services/ec2/ebs-encryption.ts';
import { stopInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import {
  createSnapshot,
  deleteSnapshot,
  describeSnapshots,
} from '../../../../src/simulator/cloud/services/ec2/snapshots.ts';
import {
  attachVolume,
  detachVolume,
} from '../../../../src/simulator/cloud/services/ec2/volume-attachments.ts';
import {
  createVolume,
  deleteVolume,
  describeVolumeAttribute,
  describeVolumes,
} from '../../../../src/simulator/cloud/services/ec2/volumes.ts';
import {
  addNetwork,
  ec2Context,
  launch,
  pass,
  refusal,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let InstanceId: string;
let VolumeId: string;
beforeEach(async () => {
  context = ec2Context();
  InstanceId = launch(context, addNetwork(context));
  VolumeId =
    createVolume({ AvailabilityZone: 'eu-central-1a', Size: 20, VolumeType: 'gp3' }, context)
      .VolumeId ?? '';
  await pass(context, 15);
});

const volume = (id = VolumeId) => describeVolumes({ VolumeIds: [id] }, context).Volumes?.[0];
const root = () =>
  describeVolumes({ Filters: [{ Name: 'attachment.instance-id', Values: [InstanceId] }] }, context)
    .Volumes?.[0]?.VolumeId ?? '';

describe('a volume', () => {
  it('is creating, then available', async () => {
    const made = createVolume({ AvailabilityZone: 'eu-central-1b', Size: 1 }, context);
    expect(made).toMatchObject({
      State: 'creating',
      VolumeType: 'gp2',
      Iops: 100,
      Encrypted: false,
    });
    await pass(context, 2);
    expect(volume(made.VolumeId)?.State).toBe('available');
  });

  it.each([
    [{ Size: 1 }, 'MissingParameter: The request must contain the parameter zone'],
    [
      { AvailabilityZone: 'eu-west-1a', Size: 1 },
      "InvalidZone.NotFound: The zone 'eu-west-1a' does not exist.",
    ],
    [
      { AvailabilityZone: 'eu-central-1a' },
      'MissingParameter: The request must contain the parameter size/snapshot',
    ],
    [
      { AvailabilityZone: 'eu-central-1a', Size: 20_000, VolumeType: 'gp2' },
      /^InvalidParameterValue: Volume of 20000GiB is too large for volume type gp2/,
    ],
    [
      { AvailabilityZone: 'eu-central-1a', Size: 8, VolumeType: 'io2' },
      'MissingParameter: The parameter iops must be specified for io2 volumes.',
    ],
    [
      { AvailabilityZone: 'eu-central-1a', SnapshotId: 'snap-0123456789abcdef0' },
      "InvalidSnapshot.NotFound: The snapshot 'snap-0123456789abcdef0' does not exist.",
    ],
  ])('is refused for %o', (input, message) => {
    expect(
      refusal(() => createVolume(input as Parameters<typeof createVolume>[0], context)),
    ).toMatch(message);
  });

  it('never comes if its key cannot be used', () => {
    const made = createVolume(
      { AvailabilityZone: 'eu-central-1a', Size: 1, Encrypted: true, KmsKeyId: 'alias/none' },
      context,
    );
    expect(made.KmsKeyId).toBe('arn:aws:kms:eu-central-1:111122223333:alias/none');
    expect(refusal(() => volume(made.VolumeId))).toMatch(/^InvalidVolume\.NotFound: /);
  });

  it('is attached to one device of one instance in its zone', () => {
    expect(attachVolume({ VolumeId, InstanceId, Device: '/dev/sdf' }, context).State).toBe(
      'attaching',
    );
    expect(volume()).toMatchObject({
      State: 'in-use',
      Attachments: [{ InstanceId, Device: '/dev/sdf', State: 'attached' }],
    });
    expect(refusal(() => attachVolume({ VolumeId, InstanceId, Device: '/dev/sdg' }, context))).toBe(
      `VolumeInUse: ${VolumeId} is already attached to an instance`,
    );
    expect(refusal(() => deleteVolume({ VolumeId }, context))).toBe(
      `VolumeInUse: Volume ${VolumeId} is currently attached to ${InstanceId}`,
    );
  });

  it('cannot share a device or cross a zone', async () => {
    expect(
      refusal(() => attachVolume({ VolumeId, InstanceId, Device: '/dev/sda1' }, context)),
    ).toBe(
      "InvalidParameterValue: Invalid value '/dev/sda1' for unixDevice. Attachment point /dev/sda1 is already in use",
    );
    const { VolumeId: far = '' } = createVolume(
      { AvailabilityZone: 'eu-central-1b', Size: 1 },
      context,
    );
    const attach = () => attachVolume({ VolumeId: far, InstanceId, Device: '/dev/sdf' }, context);
    expect(refusal(attach)).toBe(`IncorrectState: Volume '${far}' is not 'available'.`);
    await pass(context, 2);
    expect(refusal(attach)).toBe(
      `InvalidVolume.ZoneMismatch: The volume '${far}' is not in the same availability zone as instance '${InstanceId}'`,
    );
  });

  it('is detached, but a root volume only when the instance is stopped', async () => {
    expect(refusal(() => detachVolume({ VolumeId }, context))).toBe(
      `IncorrectState: Volume '${VolumeId}' is in the 'available' state.`,
    );
    const id = root();
    expect(refusal(() => detachVolume({ VolumeId: id }, context))).toBe(
      `OperationNotPermitted: Unable to detach root volume '${id}' from instance '${InstanceId}'`,
    );
    stopInstances({ InstanceIds: [InstanceId] }, context);
    await pass(context, 20);
    expect(detachVolume({ VolumeId: id, InstanceId, Device: '/dev/sda1' }, context).State).toBe(
      'detaching',
    );
    expect(volume(id)?.State).toBe('available');
  });

  it('tells its attributes', () => {
    expect(describeVolumeAttribute({ VolumeId, Attribute: 'autoEnableIO' }, context)).toEqual({
      VolumeId,
      AutoEnableIO: { Value: false },
    });
  });
});

describe('a snapshot', () => {
  it('is pending until its time has passed', async () => {
    const made = createSnapshot({ VolumeId, Description: 'before the update' }, context);
    expect(made).toMatchObject({
      State: 'pending',
      Progress: '0%',
      VolumeSize: 20,
      OwnerId: '111122223333',
    });
    const seen = () =>
      describeSnapshots({ SnapshotIds: [made.SnapshotId ?? ''] }, context).Snapshots?.[0];
    await pass(context, 20);
    expect(seen()).toMatchObject({ State: 'pending', Progress: '50%' });
    await pass(context, 20);
    expect(seen()).toMatchObject({ State: 'completed', Progress: '100%' });
  });

  it('makes a volume that is not smaller, and as encrypted', async () => {
    const { VolumeId: secret } = createVolume(
      { AvailabilityZone: 'eu-central-1a', Size: 10, Encrypted: true },
      context,
    );
    const { SnapshotId } = createSnapshot({ VolumeId: secret }, context);
    const copy = (Size?: number) =>
      createVolume({ AvailabilityZone: 'eu-central-1a', SnapshotId, Size }, context);
    expect(copy()).toMatchObject({
      Size: 10,
      Encrypted: true,
      KmsKeyId: volume(secret)?.KmsKeyId,
      SnapshotId,
    });
    expect(refusal(() => copy(4))).toMatch(/is smaller than snapshot/);
  });

  it('is the account’s own only', () => {
    createSnapshot({ VolumeId }, context);
    const owned = (owner: string) =>
      describeSnapshots({ OwnerIds: [owner] }, context).Snapshots?.length;
    expect([owned('self'), owned('111122223333'), owned('amazon')]).toEqual([1, 1, 0]);
  });

  it('is deleted once', () => {
    const { SnapshotId } = createSnapshot({ VolumeId }, context);
    deleteSnapshot({ SnapshotId }, context);
    expect(refusal(() => deleteSnapshot({ SnapshotId }, context))).toBe(
      `InvalidSnapshot.NotFound: The snapshot '${SnapshotId ?? ''}' does not exist.`,
    );
    expect(refusal(() => createSnapshot({ VolumeId: 'vol-0123456789abcdef0' }, context))).toBe(
      "InvalidVolume.NotFound: The volume 'vol-0123456789abcdef0' does not exist.",
    );
  });
});

describe('encryption by default', () => {
  it('is what the state says', () => {
    expect(getEbsEncryptionByDefault({}, context)).toEqual({ EbsEncryptionByDefault: false });
    expect(getEbsDefaultKmsKeyId({}, context)).toEqual({ KmsKeyId: 'alias/aws/ebs' });
  });
});
