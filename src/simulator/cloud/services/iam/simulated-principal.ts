import type { AccountState } from '../../account.ts';
import { text } from './constraints.ts';
import { invalidInput, noSuchEntity } from './errors.ts';
import { holderOf, type Holder } from './held-policies.ts';

/** An IAM entity by its ARN, taken apart. */
export interface EntityArn {
  readonly arn: string;
  readonly kind: Holder['kind'];
  readonly name: string;
  readonly account: string;
}

/**
 * A user, group or role to simulate. Throws InvalidInput for a session or anything else that is none, NoSuchEntity for one
 * that the account does not hold.
 */
export function requireHolder(account: AccountState, value: string | undefined): Holder {
  const given = text(value, 'policySourceArn', { min: 20, max: 2048 });
  const entity = entityArn(given);
  if (!entity) throw notAnEntity(given);
  const holder = holderOf(account, given);
  if (!holder) throw noSuchEntity(`The ${entity.kind} with name ${entity.name} cannot be found.`);
  return holder;
}

/** Undefined for what is no user, group or role: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
export function entityArn(arn: string): EntityArn | undefined {
  const [scheme, partition, service, region, account = '', resource = ''] = arn.split(':');
  const [kind, ...path] = resource.split('/');
  const name = path.at(-1);
  const isIam = scheme === 'arn' && Boolean(partition) && service === 'iam' && region === '';
  if (!isIam || !/^\d{12}$/.test(account) || !name) return undefined;
  if (kind !== 'user' && kind !== 'group' && kind !== 'role') return undefined;
  return { arn, kind, name, account };
}

export function notAnEntity(arn: string): Error {
  return invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
}
