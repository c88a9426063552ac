import type { Owner } from '../../sources/source.ts';
import type { PolicySet, Profile } from '../context.ts';
import { allowedNames } from '../patterns/allowed-names.ts';

/**
 * Whether the documents may be those of the identity that deploys. Roles that the product makes are not, nor is an
 * identity that is allowed much less than a deployment needs: the default role, which restores networks too, is allowed
 * 87 % of it.
 */
export function mayDeploy(
  { owner, documents }: PolicySet,
  { product: { trustRoles, deploySet } }: Profile,
): boolean {
  if (owner?.kind === 'role' && trustRoles.some((role) => isNamedLike(owner, role.namePattern))) {
    return false;
  }
  const granting = documents.filter(({ type }) => type === 'identity');
  if (granting.length === 0) return true;
  const isAllowed = allowedNames(granting);
  const allowed = deploySet.actions.filter((action) => isAllowed(action));
  return allowed.length >= deploySet.actions.length * 0.9;
}

/** The product puts a prefix before its names, and may put something behind them. */
export function isNamedLike({ name }: Pick<Owner, 'name'>, pattern: string | null): boolean {
  return pattern !== null && name.includes(pattern);
}
