import type { AccountState } from '../../account.ts';
import { awsManagedPolicies } from './aws-managed.ts';
import { name, policyArn } from './constraints.ts';
import { noSuchEntity, unmodifiable } from './errors.ts';
import type { IamGroup, IamInstanceProfile, IamPolicy, IamRole, IamUser } from './state.ts';

/** The entity of that name; throws NoSuchEntity, or ValidationError for what cannot be a name. */
export function findUser({ iam }: AccountState, value: string | undefined): IamUser {
  const wanted = name(value, 'userName');
  const user = iam.users.get(wanted);
  if (!user) throw noSuchEntity(`The user with name ${wanted} cannot be found.`);
  return user;
}

export function findGroup({ iam }: AccountState, value: string | undefined): IamGroup {
  const wanted = name(value, 'groupName');
  const group = iam.groups.get(wanted);
  if (!group) throw noSuchEntity(`The group with name ${wanted} cannot be found.`);
  return group;
}

export function findRole({ iam }: AccountState, value: string | undefined): IamRole {
  const wanted = name(value, 'roleName', 64);
  const role = iam.roles.get(wanted);
  if (!role) throw noSuchEntity(`The role with name ${wanted} cannot be found.`);
  return role;
}

/** A role that its account may change: not one of an AWS service, nor one of IAM Identity Center. */
export function findOwnRole(account: AccountState, value: string | undefined): IamRole {
  const role = findRole(account, value);
  const isReserved = role.serviceLinked !== undefined || role.path.startsWith('/aws-reserved/');
  if (isReserved) throw unmodifiable(role.name);
  return role;
}

export function findProfile({ iam }: AccountState, value: string | undefined): IamInstanceProfile {
  const wanted = name(value, 'instanceProfileName');
  const profile = iam.instanceProfiles.get(wanted);
  if (!profile) throw noSuchEntity(`Instance Profile ${wanted} cannot be found.`);
  return profile;
}

/** A managed policy, of the account or of AWS. */
export function findPolicy(account: AccountState, value: string | undefined): IamPolicy {
  const arn = policyArn(value, 'policyArn');
  const policy = policyOf(account, arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/** The same without complaints: undefined for what is not there. */
export function policyOf({ iam, partition }: AccountState, arn: string): IamPolicy | undefined {
  return iam.policies.get(arn) ?? awsManagedPolicies(partition).get(arn);
}

/** Names are unique without regard to case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names */
export function isTaken(entities: Iterable<{ readonly name: string }>, wanted: string): boolean {
  const folded = wanted.toLowerCase();
  for (const entity of entities) if (entity.name.toLowerCase() === folded) return true;
  return false;
}

/** `arn:aws:iam::123456789012:role/path/name`. */
export function arnOf(
  { id, partition }: AccountState,
  kind: 'user' | 'group' | 'role' | 'policy' | 'instance-profile',
  path: string,
  entity: string,
): string {
  return `arn:${partition}:iam::${id}:${kind}${path}${entity}`;
}
