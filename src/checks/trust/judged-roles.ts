import { plannedNames, type PlannedNames } from '../../policies/catalogue/veeam/names.ts';
import type { TrustRole } from '../../policies/catalogue/veeam/product.ts';
import { plannedTrust } from '../../policies/catalogue/veeam/trust-documents.ts';
import type { Known } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { FactsFor } from '../check.ts';
import type { Home } from '../place.ts';

/** The trust policy that is judged for a role of the catalogue, and where it comes from. */
export interface JudgedRole {
  readonly role: TrustRole;
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  /** `account`: the role exists; `planned`: the deployment will make it; `unread`: it may exist, nobody could look. */
  readonly origin: 'account' | 'planned' | 'unread';
  /** Trust policy as JSON text. */
  readonly text: string;
  readonly home: Home;
  readonly instanceProfile: Known<boolean>;
  /** Why the account's roles were not read, and what reading them needs. */
  readonly unread?: { readonly unknown: string; readonly needs?: readonly string[] };
}

/** The roles of the account that have the catalogue role's id; where there is none, the one that will be made. */
export function judgedRoles(
  role: TrustRole,
  facts: FactsFor<'roles'>,
  plan: Plan,
): readonly JudgedRole[] {
  const { roles, accountId, partition } = facts;
  const found = 'value' in roles ? roles.value.filter(({ id }) => id === role.id) : [];
  if (found.length > 0) {
    return found.map(({ name, arn, trust: text, instanceProfile, path }) => ({
      role,
      name,
      arn,
      accountId,
      origin: 'account',
      text,
      home: { arn, accountId, path },
      instanceProfile,
    }));
  }
  const names = plannedNames(plan, accountId);
  const name = plannedName(role.id, names);
  const arn = `arn:${partition}:iam::${accountId}:role/${name}`;
  return [
    {
      role,
      name,
      arn,
      accountId,
      origin: 'value' in roles ? 'planned' : 'unread',
      text: plannedTrust(role.id, { accountId, partition, names }),
      home: { arn, accountId },
      instanceProfile: { value: true },
      ...('unknown' in roles && { unread: roles }),
    },
  ];
}

/** Name that the deployment gives a role of the catalogue. */
export function plannedName(roleId: string, names: PlannedNames): string {
  switch (roleId) {
    case 'impersonation':
      return names.impersonationRole;
    case 'default-backup-restore':
      return names.defaultRole;
    case 'vcb-snapshots':
      return names.snapshotsRole;
    default:
      throw new Error(`No deployment makes a role ${roleId}`);
  }
}
