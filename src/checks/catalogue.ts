import { loadProduct } from '../policies/catalogue/veeam/index.ts';
import type { PermissionSet, Product } from '../policies/catalogue/veeam/product.ts';
import type { Plan } from '../vocabulary/plan.ts';

/** What checks measure an account against. */
export interface Catalogue {
  readonly product: Product;
  /** Needed besides the deploy set where EBS volumes are encrypted by default. */
  readonly encryptionSet: PermissionSet;
  /** Permissions of the role that the appliance runs as. */
  readonly impersonationSet: PermissionSet;
  /** `documented`: an API that no documented permission asks for warns; `required`: the owner's list is the law. */
  readonly apis: 'required' | 'documented';
}

/** Throws UserError for a product version that the catalogue does not know. */
export async function loadCatalogue(plan: Plan, apis: Catalogue['apis']): Promise<Catalogue> {
  const product = await loadProduct(plan.productVersion);
  const [encryptionSet, impersonationSet] = await Promise.all([
    product.permissionSet('plugin-deploy-ebs-default-encryption'),
    product.permissionSet('impersonation-role'),
  ]);
  return { product, encryptionSet, impersonationSet, apis };
}
