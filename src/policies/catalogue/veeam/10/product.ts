import type { ConditionalPermission, Product } from '../product.ts';
import { apiEndpoints } from './api-endpoints.ts';
import { deploySet, permissionSet, permissionSetIds } from './permission-sets.ts';
import requirements from './requirements.json' with { type: 'json' };
import { rollback, stages } from './stages.ts';
import { trustRoles } from './trust-roles.ts';

const { appliance, compatibility, conditionalPermissions, regions } = requirements;

/** Veeam Backup for AWS 10, as its user guide describes it. */
export const product: Product = {
  version: '10',
  build: requirements.productVersion,
  deploySet,
  permissionSetIds,
  permissionSet,
  trustRoles,
  stages,
  rollback,
  apiEndpoints,
  conditionalPermissions: conditionalPermissions.map(conditionalPermissionOf),
  compatibility: { rows: compatibility.rows, source: compatibility.source },
  partitions: regions.partitions.map(({ partition }) => partition),
  testRegion: regions.testConnection.region,
  defaultInstanceType: appliance.instanceType.default,
  architecture: appliance.image.architecture,
};

function conditionalPermissionOf(
  raw: (typeof conditionalPermissions)[number],
): ConditionalPermission {
  const { when, source, permissionSet: set, action, alsoNeeds, mayOmit } = raw;
  return {
    when,
    ...(set === undefined ? {} : { permissionSet: set }),
    ...(action === undefined ? {} : { action }),
    ...(alsoNeeds === undefined ? {} : { alsoNeeds }),
    mayOmit: mayOmit ?? [],
    source,
  };
}
