import type { Plan } from '../../vocabulary/plan.ts';
import type { AccountView } from '../authorise/call.ts';
import { loadProduct } from '../catalogue/veeam/index.ts';
import { plannedNames } from '../catalogue/veeam/names.ts';
import type { Product } from '../catalogue/veeam/product.ts';
import type { Deployment, Profile } from './context.ts';

/** Names that are easier to say than those of the permission sets behind them. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  deploy: ['plugin-deploy-appliance'],
  upgrade: ['plugin-upgrade-appliance'],
  'backup-restore': [1, 2, 3].map((part) => `default-backup-restore-part-${part}`),
};

/** What `--for` takes: short names, and the ids of the permission sets. */
export function featureNames({ permissionSetIds }: Product): readonly string[] {
  const short = Object.entries(SHORT).filter(([, ids]) =>
    ids.every((id) => permissionSetIds.includes(id)),
  );
  return [...short.map(([name]) => name), ...permissionSetIds];
}

/**
 * What policies are to be good for: features of a version of the product, and the deployment of a plan. Throws UserError
 * for a version or a feature that the catalogue does not know.
 */
export async function openProfile(
  version: string,
  features: readonly string[],
  deployment?: Deployment,
): Promise<Profile> {
  const [product, engine] = await Promise.all([
    loadProduct(version),
    import('./deployment/engine.ts'),
  ]);
  const ids = new Set(
    features.flatMap((name) => (Object.hasOwn(SHORT, name) ? (SHORT[name] ?? []) : [name])),
  );
  const sets = await Promise.all([...ids].map((id) => product.permissionSet(id)));
  return { product, sets, engine, ...(deployment ? { deployment } : {}) };
}

/** The deployment of a plan into an account of which nothing but its id is known. */
export function deploymentOf(plan: Plan, accountId: string, partition: string): Deployment {
  const view: AccountView = {
    accountId,
    partition,
    principal: { kind: 'aws', arn: `arn:${partition}:iam::${accountId}:user/deployer` },
    rolesOfInstanceProfile: () => undefined,
    pathOf: () => undefined,
    tagsOf: () => undefined,
  };
  return { plan, names: plannedNames(plan, accountId), view };
}
