import { known, type Stage } from '../stage.ts';

/** HTTPS from the backup server to the appliance, inferred from the second it takes: no AWS action is left for it. */
export const createAdministrator: Stage = {
  id: 'create-administrator',
  title: 'Create administrator credentials',
  run: async ({ appliance, found, plan }) => {
    await appliance(known(found.instanceId, 'the instance')).createAdministrator(
      plan.administrator,
    );
  },
};
