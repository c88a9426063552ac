import {
  GetRoleCommand,
  ListInstanceProfilesForRoleCommand,
  paginateListRoles,
  type IAMClient,
  type Role,
} from '@aws-sdk/client-iam';

import { plannedNames } from '../../policies/catalogue/veeam/names.ts';
import type { Product, TrustRole } from '../../policies/catalogue/veeam/product.ts';
import type { Known, RoleFact } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import { plannedName } from '../trust/judged-roles.ts';
import { attempt, unknownAfter } from './attempt.ts';
import { failureOf } from './aws-failure.ts';
import { gather } from './pages.ts';
import { decoded } from './policies.ts';
import type { Caller, Reading } from './reading.ts';

/**
 * The roles of the account that the deployment will use or trip over. The whole list is read where that is allowed;
 * otherwise the names that the product is known to use are asked for one by one, which the deploy set allows.
 */
export async function readRoles(
  reading: Reading,
  caller: Caller,
  product: Product,
): Promise<Known<readonly RoleFact[]>> {
  const wanted = product.trustRoles.filter(
    (role) => role.createdDuringDeployment || role.createdByOwnersBriefOnly,
  );
  const names = wanted.flatMap((role) => exactNames(role, reading.plan, caller));
  return attempt(['iam:ListRoles', 'iam:GetRole'], async () => {
    const iam = await reading.clients.get('iam');
    const roles = await listRoles(reading, iam, names);
    const found = wanted.flatMap((role) =>
      ofThisPlan(role, roles, reading.plan, caller).map((one) => ({ id: role.id, role: one })),
    );
    return Promise.all(found.map(({ id, role }) => roleFact(reading, iam, id, role)));
  });
}

/** What the deployment will call the role, and what the owner's brief calls it. */
function exactNames(
  { id, seedName }: TrustRole,
  plan: Plan,
  { accountId }: Caller,
): readonly string[] {
  return [plannedName(id, plannedNames(plan, accountId)), ...(seedName ? [seedName] : [])];
}

/**
 * By exact name; or else by the product's pattern with the plan's name in front, since the docs give no exact names.
 * Roles of other appliances carry other names in front and are not this deployment's business.
 */
function ofThisPlan(
  role: TrustRole,
  roles: readonly Role[],
  plan: Plan,
  caller: Caller,
): readonly Role[] {
  for (const name of exactNames(role, plan, caller)) {
    const exact = roles.filter(({ RoleName }) => RoleName === name);
    if (exact.length > 0) return exact;
  }
  const { namePattern } = role;
  if (namePattern === null) return [];
  return roles.filter(
    ({ RoleName = '' }) => RoleName.startsWith(plan.name) && RoleName.includes(namePattern),
  );
}

async function listRoles(
  reading: Reading,
  iam: IAMClient,
  names: readonly string[],
): Promise<readonly Role[]> {
  const { slot, signal } = reading;
  const pages = paginateListRoles({ client: iam, pageSize: 1000 }, {});
  try {
    return await slot(() => gather(pages, ({ Roles = [] }) => Roles, signal));
  } catch (error) {
    if (failureOf(error)?.kind !== 'denied') throw error;
    const found = await Promise.all(names.map((name) => getRole(reading, iam, name)));
    return found.flatMap((role) => role ?? []);
  }
}

async function getRole(
  { slot, signal }: Reading,
  iam: IAMClient,
  RoleName: string,
): Promise<Role | undefined> {
  try {
    const { Role } = await slot(() =>
      iam.send(new GetRoleCommand({ RoleName }), { abortSignal: signal }),
    );
    return Role;
  } catch (error) {
    if (isNoSuchEntity(error)) return undefined;
    throw error;
  }
}

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
function isNoSuchEntity(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'NoSuchEntityException' || error.name === 'NoSuchEntity')
  );
}

async function roleFact(
  reading: Reading,
  iam: IAMClient,
  id: string,
  role: Role,
): Promise<RoleFact> {
  const { RoleName = '', Arn = '', AssumeRolePolicyDocument } = role;
  return {
    id,
    name: RoleName,
    arn: Arn,
    trust: decoded(AssumeRolePolicyDocument),
    instanceProfile: await inProfile(reading, iam, RoleName),
  };
}

async function inProfile(
  { slot, signal }: Reading,
  iam: IAMClient,
  RoleName: string,
): Promise<Known<boolean>> {
  const command = new ListInstanceProfilesForRoleCommand({ RoleName });
  try {
    const { InstanceProfiles = [] } = await slot(() => iam.send(command, { abortSignal: signal }));
    return { value: InstanceProfiles.length > 0 };
  } catch (error) {
    return unknownAfter(error, ['iam:ListInstanceProfilesForRole']);
  }
}
