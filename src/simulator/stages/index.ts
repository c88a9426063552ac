import type { Stage } from '../stage.ts';
import { checkAccount } from './01-check-account.ts';
import { resolveInputs } from './02-resolve-inputs.ts';
import { createKeyPair } from './03-create-key-pair.ts';
import { createNetwork } from './04-create-network.ts';
import { getUbuntuImage } from './05-get-ubuntu-image.ts';
import { createIamRoles } from './06-create-iam-roles.ts';
import { deployInstance } from './07-deploy-instance.ts';
import { prepareInstance } from './08-prepare-instance.ts';
import { createAdministrator } from './09-create-administrator.ts';
import { initializeServices } from './10-initialize-services.ts';
import { checkUpdates } from './11-check-updates.ts';
import { installUpdates } from './12-install-updates.ts';
import { rebootAppliance } from './13-reboot-appliance.ts';
import { addRolePermissions } from './14-add-role-permissions.ts';
import { finish } from './15-finish.ts';

/** The deployment, in order: veeam/10/deployment.json. */
export const stages: readonly Stage[] = [
  checkAccount,
  resolveInputs,
  createKeyPair,
  createNetwork,
  getUbuntuImage,
  createIamRoles,
  deployInstance,
  prepareInstance,
  createAdministrator,
  initializeServices,
  checkUpdates,
  installUpdates,
  rebootAppliance,
  addRolePermissions,
  finish,
];
