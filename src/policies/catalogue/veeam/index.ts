import { UserError } from '../../../vocabulary/errors.ts';
import type { Product } from './product.ts';

/** One entry a supported version, imported when it is asked for. */
const versions: Readonly<Record<string, () => Promise<Product>>> = {
  '10': async () => (await import('./10/product.ts')).product,
};

/** Versions of the product that the catalogue knows. */
export const productVersions: readonly string[] = Object.keys(versions);

/** The facts about one version. Throws UserError for a version that the catalogue does not know. */
export async function loadProduct(version: string): Promise<Product> {
  const load = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (!load) {
    throw new UserError(
      `Veeam Backup for AWS ${version} is not in the catalogue.`,
      `Use a product version that is: ${productVersions.join(', ')}.`,
    );
  }
  return load();
}
