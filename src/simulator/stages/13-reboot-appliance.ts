import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';

import { waitForAgent } from '../instance/agent.ts';
import { known, StageFailure, type Stage } from '../stage.ts';
import { waitFor } from '../wait.ts';

/** `shutdown -r +1` of the stage before takes a minute to begin. */
const orderedIn = 60_000;

export const rebootAppliance: Stage = {
  id: 'reboot-appliance',
  title: 'Reboot the appliance',
  run: async (deployment, signal) => {
    const { clients, found, clock, appliance } = deployment;
    const id = known(found.instanceId, 'the instance');
    const ec2 = await clients.get('ec2');
    const before = clock.now();
    await clock.sleep(orderedIn, signal);
    const running = await waitFor(clock, { every: 5000, limit: 300_000 }, signal, async () => {
      const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }), {
        abortSignal: signal,
      });
      return Reservations?.[0]?.Instances?.find(({ State }) => State?.Name === 'running');
    });
    if (!running)
      throw new StageFailure(
        id,
        `Instance ${id} does not run after the restart.`,
        'Look at its system log.',
      );
    await waitForAgent(deployment, signal, before + orderedIn);
    const pending = await appliance(id).rebootRequired();
    if (pending) {
      throw new StageFailure(
        id,
        `Instance ${id} still waits for a restart after its updates.`,
        'Restart it by hand.',
      );
    }
  },
};
