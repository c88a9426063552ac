import type { TrustRole } from '../../catalogue/veeam/product.ts';
import type { PolicySet, Profile } from '../context.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { allowedNames } from '../patterns/allowed-names.ts';
import { isNamedLike } from './deployer.ts';

/**
 * The roles of the product that a trust policy is of: the one whose name its role has, else those of the features that
 * are compared with. A role whose own policies allow less than half of what a feature needs is not of that feature.
 */
export function productRolesOf(
  document: LintDocument,
  { owner, documents, all = [] }: PolicySet,
  { product, sets }: Profile,
): readonly TrustRole[] {
  const rolesNamed = (name: string): readonly TrustRole[] =>
    product.trustRoles.filter(({ namePattern }) => isNamedLike({ name }, namePattern));
  const named = rolesNamed(owner?.name ?? document.source.name);
  if (named.length > 0) return named;
  const granting = documents.filter(isOfIdentity);
  // A role beside others that are told by their names or policies is not taken for one of the product's.
  const isTold = (set: PolicySet): boolean =>
    set.documents.some(isOfIdentity) || (set.owner ? rolesNamed(set.owner.name).length > 0 : false);
  if (granting.length === 0 && all.some(isTold)) return [];
  const isAllowed = granting.length > 0 ? allowedNames(granting) : () => true;
  const served = sets.filter(({ actions }) => {
    const allowed = actions.filter((action) => isAllowed(action));
    return allowed.length * 2 >= actions.length;
  });
  return product.trustRoles.filter(({ permissionSets }) =>
    served.some(({ id }) => permissionSets.includes(id)),
  );
}

function isOfIdentity({ type }: LintDocument): boolean {
  return type === 'identity';
}

/** ARN of any role, to ask what a trust policy lets assume it: what it answers hangs on no role's name. */
export function anyRole(
  accountId: string,
  partition = 'aws',
): {
  readonly arn: string;
  readonly accountId: string;
} {
  return { arn: `arn:${partition}:iam::${accountId}:role/any`, accountId };
}
