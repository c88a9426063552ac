import { UserError } from '../../../../vocabulary/errors.ts';
import type { PermissionSet } from '../product.ts';
import { files } from './permission-files.ts';
import deploy from './permissions/plugin-deploy-appliance.json' with { type: 'json' };

/** A set as its file holds it; what the rest of the tool does not ask for is left out. */
export interface PermissionFile {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly source: string;
  readonly lastUpdated: string;
  readonly additionTo?: string;
  readonly condition?: string;
  readonly notes?: readonly string[];
  readonly defects?: readonly string[];
  readonly policy: {
    readonly Version: string;
    readonly Statement: readonly {
      readonly Effect: string;
      readonly Action: string | readonly string[];
    }[];
  };
}

/** Needed by every command that looks at an account, so it is not read lazily. */
export const deploySet: PermissionSet = permissionSetOf(deploy);

export const permissionSetIds: readonly string[] = [deploySet.id, ...Object.keys(files)];

/** Throws UserError for an id that the version does not have. */
export async function permissionSet(id: string): Promise<PermissionSet> {
  if (id === deploySet.id) return deploySet;
  const load = Object.hasOwn(files, id) ? files[id] : undefined;
  if (!load) {
    throw new UserError(
      `Veeam Backup for AWS 10 documents no permission set ${id}.`,
      `Use one of: ${permissionSetIds.join(', ')}.`,
    );
  }
  return permissionSetOf((await load()).default);
}

function permissionSetOf(file: PermissionFile): PermissionSet {
  const { id, title, purpose, source, lastUpdated, additionTo, condition, policy } = file;
  return {
    id,
    title,
    purpose,
    actions: distinct(policy.Statement.flatMap(({ Action }) => Action)),
    policyText: JSON.stringify(policy, null, 2),
    source,
    lastUpdated,
    ...(additionTo === undefined ? {} : { additionTo }),
    ...(condition === undefined ? {} : { condition }),
    notes: file.notes ?? [],
    defects: file.defects ?? [],
  };
}

/** IAM does not look at letter case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function distinct(actions: readonly string[]): readonly string[] {
  const byLowerCase = new Map<string, string>();
  for (const action of actions) {
    const key = action.toLowerCase();
    if (!byLowerCase.has(key)) byLowerCase.set(key, action);
  }
  return [...byLowerCase.values()];
}
