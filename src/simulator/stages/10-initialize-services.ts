import { known, StageFailure, type Stage } from '../stage.ts';
import { waitFor } from '../wait.ts';

export const initializeServices: Stage = {
  id: 'initialize-services',
  title: 'Initialize services',
  run: async ({ appliance, found, clock }, signal) => {
    const guest = appliance(known(found.instanceId, 'the instance'));
    let states = await guest.startServices();
    const active = await waitFor(clock, { every: 1000, limit: 120_000 }, signal, async () => {
      states = await guest.serviceStates();
      return states.every(({ state }) => state === 'active') ? states : undefined;
    });
    if (active) return;
    const down = states
      .filter(({ state }) => state !== 'active')
      .map(({ name, state }) => `${name} (${state})`);
    throw new StageFailure(
      'services',
      `Services of the appliance do not run: ${down.join(', ')}.`,
      'Look at the journal of these services on the appliance.',
    );
  },
};
