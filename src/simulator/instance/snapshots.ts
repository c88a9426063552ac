import {
  CreateSnapshotCommand,
  DeleteSnapshotCommand,
  DescribeSnapshotsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

import { known, StageFailure, type Deployment } from '../stage.ts';
import { isAwsError, waitFor } from '../wait.ts';

export const snapshotType = 'AWS::EC2::Snapshot';

/** Takes a snapshot of each volume of the instance and waits until all are complete. */
export async function snapshotVolumes(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { found, ledger, clock, plan } = deployment;
  const options = { abortSignal: signal };
  const ids: string[] = [];
  found.snapshotIds = ids;
  for (const VolumeId of found.volumeIds ?? []) {
    const Description = `Veeam Backup for AWS ${plan.name}: before the update`;
    const { SnapshotId } = await ec2.send(
      new CreateSnapshotCommand({ VolumeId, Description }),
      options,
    );
    const id = known(SnapshotId, 'the snapshot id');
    ids.push(id);
    ledger.created({
      ref: { type: snapshotType, id },
      remove: async (clients, stop) => removeSnapshot(await clients.get('ec2'), id, stop),
    });
  }
  const done = await waitFor(clock, { every: 15_000, limit: 1_800_000 }, signal, async () => {
    const { Snapshots = [] } = await ec2.send(
      new DescribeSnapshotsCommand({ SnapshotIds: ids }),
      options,
    );
    return Snapshots.every(({ State }) => State === 'completed') ? ids : undefined;
  });
  if (!done)
    throw new StageFailure(
      ids.join(', '),
      'The snapshots did not complete within half an hour.',
      'Try again.',
    );
}

export async function removeSnapshot(
  ec2: EC2Client,
  SnapshotId: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await ec2.send(new DeleteSnapshotCommand({ SnapshotId }), { abortSignal: signal });
  } catch (error) {
    if (!isAwsError(error, 'InvalidSnapshot.NotFound')) throw error;
  }
}
