import type { Caller, CallerKind } from './caller.ts';
import type { Question } from './question.ts';
import { ownerOf, sendsOwner } from './resource-owner.ts';

/** Values of a key, null where AWS does not send it, undefined where the request does not tell. */
type Derived = readonly string[] | null | undefined;

/**
 * What the request itself says of a condition key (lower case) that nobody gave. Sources:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 * and, for aws:username and aws:userid,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export function derivedKey(question: Question, key: string): Derived {
  const { caller } = question;
  const derive = DERIVATIONS.get(key);
  if (derive) return derive(caller, question);
  if (key.startsWith('aws:principaltag/')) return principalTag(caller);
  return caller.kind === 'anonymous' && OF_CREDENTIALS.has(key) ? null : undefined;
}

/** Keys that tell of temporary credentials. */
const OF_CREDENTIALS: ReadonlySet<string> = new Set([
  'aws:federatedprovider',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:sourceidentity',
  'aws:tokenissuetime',
]);

const DERIVATIONS: ReadonlyMap<string, (caller: Caller, question: Question) => Derived> = new Map([
  ['aws:principalarn', principalArn],
  ['aws:principalaccount', principalAccount],
  ['aws:principaltype', principalType],
  ['aws:principalorgid', principalOrganisation],
  ['aws:principalorgpaths', principalOrganisation],
  ['aws:principalisawsservice', isService],
  ['aws:principalservicename', serviceName],
  ['aws:principalservicenameslist', serviceNames],
  ['aws:username', userName],
  ['aws:userid', userId],
  ['aws:resourceaccount', resourceAccount],
  ['kms:calleraccount', callerAccount],
]);

/**
 * For a session it is the role's ARN with its path, which the session's ARN does not tell. Where the context is said
 * to be complete the role is taken to have none.
 */
function principalArn(caller: Caller, { request }: Question): Derived {
  switch (caller.kind) {
    case 'anonymous':
      return null;
    case 'root':
    case 'user':
    case 'role':
    case 'federated-user':
      return [caller.id];
    case 'session':
      return request.complete && caller.roleArn !== undefined ? [caller.roleArn] : undefined;
    case 'identity-provider':
    case 'service':
    case 'other':
      return undefined;
  }
}

function principalAccount({ account, kind }: Caller): Derived {
  if (kind === 'anonymous') return ['anonymous'];
  return account === undefined ? undefined : [account];
}

const TYPES: Readonly<Partial<Record<CallerKind, string>>> = {
  root: 'Account',
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  'federated-user': 'FederatedUser',
  anonymous: 'Anonymous',
};

function principalType({ kind }: Caller): Derived {
  const type = TYPES[kind];
  return type === undefined ? undefined : [type];
}

/** Neither services nor the anonymous belong to an organisation. */
function principalOrganisation({ kind }: Caller): Derived {
  return kind === 'service' || kind === 'anonymous' ? null : undefined;
}

/** Only users and roles have tags, and sessions those of their role and of their own. */
function principalTag({ kind }: Caller): Derived {
  return kind === 'root' || kind === 'service' || kind === 'anonymous' ? null : undefined;
}

function isService({ kind, account }: Caller): Derived {
  if (kind === 'service') return ['true'];
  if (kind === 'anonymous') return null;
  return account === undefined ? undefined : ['false'];
}

function serviceName({ kind, id, account }: Caller): Derived {
  if (kind === 'service') return [id];
  return account === undefined && kind !== 'anonymous' ? undefined : null;
}

/** All names of the service, of which the request tells one. */
function serviceNames(caller: Caller): Derived {
  return caller.kind === 'service' ? undefined : serviceName(caller);
}

/** Present for users only. */
function userName({ kind, name }: Caller): Derived {
  if (kind === 'user') return name === undefined ? undefined : [name];
  return kind === 'other' || kind === 'service' ? undefined : null;
}

/** Users and roles have a unique id that their ARN does not tell; of the anonymous AWS's pages tell two things. */
function userId({ kind, account, name }: Caller): Derived {
  if (account === undefined) return undefined;
  if (kind === 'root') return [account];
  return kind === 'federated-user' && name !== undefined ? [`${account}:${name}`] : undefined;
}

function resourceAccount(_caller: Caller, { request, action }: Question): Derived {
  if (!sendsOwner(action)) return undefined;
  const owner = ownerOf(request);
  return owner === undefined ? undefined : [owner];
}

/** Source: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account */
function callerAccount({ account }: Caller, { action }: Question): Derived {
  return account !== undefined && action.startsWith('kms:') ? [account] : undefined;
}
