import { DescribeVolumesCommand } from '@aws-sdk/client-ec2';

import { runScript } from '../instance/agent.ts';
import { snapshotVolumes } from '../instance/snapshots.ts';
import { known, type Stage } from '../stage.ts';

/** Snapshots first, then the updates; the restart is ordered from inside, since no documented set may reboot an instance. */
export const installUpdates: Stage = {
  id: 'install-updates',
  title: 'Install updates',
  run: async (deployment, signal) => {
    const { clients, found } = deployment;
    const ec2 = await clients.get('ec2');
    const VolumeIds = [...known(found.volumeIds, 'the volumes')];
    await ec2.send(new DescribeVolumesCommand({ VolumeIds }), { abortSignal: signal });
    await snapshotVolumes(ec2, deployment, signal);
    const commands = ['set -e', 'apt-get update', 'apt-get -y dist-upgrade', 'shutdown -r +1'];
    await runScript(deployment, 'install updates', commands, signal);
  },
};
