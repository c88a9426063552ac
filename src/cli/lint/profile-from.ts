import { dirname, resolve } from 'node:path';

import { loadProduct } from '../../policies/catalogue/veeam/index.ts';
import type { Profile } from '../../policies/lint/context.ts';
import { deploymentOf, featureNames, openProfile } from '../../policies/lint/profile.ts';
import { UserError } from '../../vocabulary/errors.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { NotChecked } from '../../vocabulary/result.ts';
import type { LintConfig } from './config/lint-config.ts';
import type { LintCommandOptions } from './lint-options.ts';

/** What the policies are compared with, and what could not be compared. */
export interface ProfileFrom {
  readonly profile?: Profile;
  readonly notChecked: readonly NotChecked[];
}

/** The version of the product that is meant where none is named. */
export const CURRENT = '10';

/** Account id of AWS's documentation, for policies that name none. */
const DOCUMENTATION = '123456789012';

/** Reads what flags and configuration ask to compare with. Throws UserError for what the catalogue does not know. */
export async function profileFrom(
  options: LintCommandOptions,
  config: LintConfig | undefined,
  texts: readonly { readonly text: string }[],
): Promise<ProfileFrom> {
  const wish = wishOf(options, config);
  const { features, version, planFile } = wish;
  if (planFile === undefined) {
    if (features.length === 0 && version === undefined) return { notChecked: [] };
    return { profile: await profileOf(version ?? CURRENT, wish), notChecked: [] };
  }
  const plan = await readPlan(planFile);
  const accounts = options.account === undefined ? accountsIn(texts) : [options.account];
  if (accounts.length > 1) {
    const profile = await profileOf(version ?? plan.productVersion, wish);
    return { profile, notChecked: [severalAccounts(planFile, accounts)] };
  }
  const { regionNamed } = await import('../../plan/regions.ts');
  const { partition } = regionNamed(plan.region);
  const deployment = deploymentOf(plan, accounts[0] ?? DOCUMENTATION, partition);
  const profile = await profileOf(version ?? plan.productVersion, wish, deployment);
  return { profile, notChecked: features.length === 0 ? [unasked(planFile)] : [] };
}

interface Wish {
  readonly features: readonly string[];
  /** Who names them. */
  readonly from: string;
  readonly version: string | undefined;
  readonly planFile: string | undefined;
}

/** Flags before the configuration, whose paths are meant from its directory on. */
function wishOf(options: LintCommandOptions, config: LintConfig | undefined): Wish {
  const plan = config?.plan;
  return {
    from: options.for.length > 0 ? '--for' : 'lint.product.for of the configuration',
    features: options.for.length > 0 ? options.for : (config?.features ?? []),
    version: options.productVersion ?? config?.productVersion,
    planFile:
      options.plan ??
      (config && plan !== undefined ? resolve(dirname(config.path), plan) : undefined),
  };
}

async function readPlan(path: string): Promise<Plan> {
  const [{ parsePlan }, { readTextFile }] = await Promise.all([
    import('../../plan/parse-plan.ts'),
    import('../read-files.ts'),
  ]);
  return parsePlan((await readTextFile(path)).text, path);
}

function severalAccounts(planFile: string, accounts: readonly string[]): NotChecked {
  const named = `${accounts.slice(0, 3).join(', ')}${accounts.length > 3 ? ', …' : ''}`;
  return {
    subject: `the calls of ${planFile}`,
    why: `The policies name several accounts (${named}); --account says which one is deployed to.`,
  };
}

/** Without features only what stands in the way of the calls is looked for, and nothing does in an empty policy. */
function unasked(planFile: string): NotChecked {
  return {
    subject: `whether the calls of ${planFile} are allowed`,
    why: 'Only what forbids them was looked for; --for deploy compares with the permissions that they need.',
  };
}

async function profileOf(
  version: string,
  { features, from }: Pick<Wish, 'features' | 'from'>,
  deployment?: Profile['deployment'],
): Promise<Profile> {
  const { nearest } = await import('../../plan/nearest.ts');
  const known = featureNames(await loadProduct(version));
  for (const feature of features) {
    if (known.includes(feature)) continue;
    const alike = nearest(feature, known);
    throw new UserError(
      `${from}: Veeam Backup for AWS ${version} documents no permissions for "${feature}".`,
      alike.length > 0 ? `Did you mean ${alike.join(' or ')}?` : `Known: ${known.join(', ')}.`,
    );
  }
  return openProfile(version, features, deployment);
}

/** Accounts that ARNs in the texts name. */
function accountsIn(texts: readonly { readonly text: string }[]): readonly string[] {
  const accounts = new Set<string>();
  for (const { text } of texts) {
    for (const [, account = ''] of text.matchAll(ARN_ACCOUNT)) accounts.add(account);
  }
  return [...accounts];
}

const ARN_ACCOUNT = /\barn:[\w-]{1,20}:[\w-]{1,40}:[\w*-]{0,30}:(\d{12}):/g;
