import type { Caller } from './caller.ts';

/**
 * What the principal alone says of a global condition key (lower case): its values, null where AWS does not send it,
 * undefined where the principal does not tell. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 * and, for aws:username, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export function derivedKey(
  caller: Caller,
  key: string,
  complete: boolean,
): readonly string[] | null | undefined {
  switch (key) {
    case 'aws:principalarn':
      return principalArn(caller, complete);
    case 'aws:principalaccount':
      return caller.account === undefined ? undefined : [caller.account];
    case 'aws:principaltype':
      return principalType(caller);
    case 'aws:username':
      return userName(caller);
    case 'aws:principalisawsservice':
      return isService(caller);
    case 'aws:principalservicename':
      return serviceName(caller);
    default:
      return undefined;
  }
}

/**
 * For a session it is the role's ARN with its path, which the session's ARN does not tell. Where the context is said
 * to be complete the role is taken to have none.
 */
function principalArn(caller: Caller, complete: boolean): readonly string[] | null | undefined {
  switch (caller.kind) {
    case 'anonymous':
      return null;
    case 'root':
    case 'user':
    case 'role':
    case 'federated-user':
      return [caller.id];
    case 'session':
      return complete && caller.roleArn !== undefined ? [caller.roleArn] : undefined;
    case 'identity-provider':
    case 'service':
    case 'other':
      return undefined;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  root: 'Account',
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  'federated-user': 'FederatedUser',
  anonymous: 'Anonymous',
};

function principalType(caller: Caller): readonly string[] | undefined {
  const type = TYPES[caller.kind];
  return type === undefined ? undefined : [type];
}

/** Present for users only. */
function userName(caller: Caller): readonly string[] | null | undefined {
  if (caller.kind === 'user') return caller.name === undefined ? undefined : [caller.name];
  return caller.kind === 'other' || caller.kind === 'service' ? undefined : null;
}

function isService(caller: Caller): readonly string[] | null | undefined {
  if (caller.kind === 'service') return ['true'];
  if (caller.kind === 'anonymous') return null;
  return caller.account === undefined ? undefined : ['false'];
}

function serviceName(caller: Caller): readonly string[] | null | undefined {
  if (caller.kind === 'service') return [caller.id];
  return caller.account === undefined && caller.kind !== 'anonymous' ? undefined : null;
}
