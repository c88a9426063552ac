import type { PrincipalEntry } from '../../../../policies/document/policy.ts';
import type { AccountState } from '../../account.ts';
import { malformedPolicy } from './errors.ts';
import type { IamRole, IamUser } from './state.ts';

/**
 * Refuses a principal that IAM cannot resolve when a trust policy is saved.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-policies.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function requirePrincipal(account: AccountState, { type, id }: PrincipalEntry): void {
  const { value } = id;
  if (type === '*' || (type === 'AWS' && value === '*')) return;
  if (type === 'AWS' && isKnown(account, value)) return;
  if (type === 'Service' && isServiceName(value)) return;
  if (type === 'Federated' && isProvider(value)) return;
  const label = type === 'AWS' ? type : type.toUpperCase();
  throw malformedPolicy(`Invalid principal in policy: "${label}":"${value}"`);
}

/**
 * What becomes of trust policies when a user or role they name is deleted: IAM keeps the unique id in place of the ARN,
 * so a new entity of the same name is not trusted.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export function orphan({ iam }: AccountState, gone: IamUser | IamRole): void {
  for (const role of iam.roles.values()) {
    if (!role.trust.includes(gone.arn)) continue;
    const document: unknown = JSON.parse(role.trust);
    const changed = JSON.stringify(document, (key, value: unknown) =>
      key === 'AWS' ? replaced(value, gone) : value,
    );
    if (changed !== JSON.stringify(document)) role.trust = changed;
  }
}

function replaced(value: unknown, { arn, id }: IamUser | IamRole): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => (one === arn ? id : one));
  return value === arn ? id : value;
}

/** Accounts, users, roles, sessions. Those of other accounts are taken to exist, if they could. */
function isKnown(account: AccountState, value: string): boolean {
  if (/^\d{12}$/.test(value)) return true;
  if (/^A(?:ID|RO)A[A-Z0-9]{17}$/.test(value)) return isKnownId(account, value);
  const [scheme, partition, service, region, owner = '', ...rest] = value.split(':');
  const resource = rest.join(':');
  const isPlain = scheme === 'arn' && region === '' && /^\d{12}$/.test(owner);
  if (!isPlain || partition !== account.partition || /[*?]/.test(resource)) return false;
  if (service === 'iam') return isKnownEntity(account, owner, resource, value);
  return service === 'sts' && isKnownSession(account, owner, resource);
}

function isKnownEntity(
  { id, iam }: AccountState,
  owner: string,
  resource: string,
  arn: string,
): boolean {
  if (resource === 'root') return true;
  const kind = resource.slice(0, resource.indexOf('/'));
  if (kind !== 'user' && kind !== 'role') return false;
  if (owner !== id) return true;
  const entities = kind === 'user' ? iam.users : iam.roles;
  return entities.get(resource.slice(resource.lastIndexOf('/') + 1))?.arn === arn;
}

/** A session need not have begun, its role must be there. */
function isKnownSession({ id, iam }: AccountState, owner: string, resource: string): boolean {
  const [kind, entity = '', session] = resource.split('/');
  if (kind === 'federated-user') return entity !== '';
  if (kind !== 'assumed-role' || !session) return false;
  return owner !== id || iam.roles.has(entity);
}

function isKnownId({ iam }: AccountState, wanted: string): boolean {
  return [...iam.users.values(), ...iam.roles.values()].some(({ id }) => id === wanted);
}

/** The form only: AWS publishes no list of its service principals. */
function isServiceName(value: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)$/.test(
    value,
  );
}

/** A provider of the account, or one of those that need none. */
function isProvider(value: string): boolean {
  return (
    /^arn:[^:]+:iam::\d{12}:(?:saml|oidc)-provider\/./.test(value) ||
    [
      'cognito-identity.amazonaws.com',
      'accounts.google.com',
      'graph.facebook.com',
      'www.amazon.com',
    ].includes(value)
  );
}
