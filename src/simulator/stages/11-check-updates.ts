import { known, type Stage } from '../stage.ts';

/** The updater on the appliance looks for Ubuntu, ASP.NET Core Runtime and PostgreSQL updates; the owner's brief has it. */
export const checkUpdates: Stage = {
  id: 'check-updates',
  title: 'Check for updates',
  run: async ({ appliance, found }) => {
    const updates = await appliance(known(found.instanceId, 'the instance')).checkUpdates();
    found.updates = updates.map((update) => update.package);
  },
};
