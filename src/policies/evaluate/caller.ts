import type { Principal } from './decision.ts';
import { parseArn } from './match/arn.ts';
import { Remembered } from './remembered.ts';

export type CallerKind =
  | 'root'
  | 'user'
  | 'role'
  | 'session'
  | 'federated-user'
  | 'identity-provider'
  | 'service'
  | 'anonymous'
  | 'other';

/** Who asks, taken apart. `role` is a role whose session is not known: a request always comes from a session. */
export interface Caller {
  readonly kind: CallerKind;
  /** ARN, service principal or provider name; empty for the anonymous. */
  readonly id: string;
  readonly partition?: string;
  readonly account?: string;
  /** Name of the user or role, without its path. */
  readonly name?: string;
  /** ARN of the role of a role or session. A session's ARN lacks the role's path: then it is the one without path. */
  readonly roleArn?: string;
}

const callers = new Remembered<Principal, Caller>();

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function callerOf(principal: Principal): Caller {
  return callers.of(principal, readCaller);
}

function readCaller(principal: Principal): Caller {
  if (principal.kind === 'anonymous') return { kind: 'anonymous', id: '' };
  if (principal.kind === 'service') return { kind: 'service', id: principal.name };
  const id = principal.arn;
  const arn = parseArn(id);
  if (!arn) return { kind: 'other', id };
  const { partition, account, service, resource } = arn;
  const of = { id, partition, account };
  const slash = resource.indexOf('/');
  const type = slash < 0 ? resource : resource.slice(0, slash);
  const rest = resource.slice(slash + 1);
  const name = rest.slice(rest.lastIndexOf('/') + 1);
  switch (`${service}:${type}`) {
    case 'iam:root':
      return { kind: 'root', ...of };
    case 'iam:user':
      return { kind: 'user', ...of, name };
    case 'iam:role':
      return { kind: 'role', ...of, name, roleArn: id };
    case 'iam:saml-provider':
    case 'iam:oidc-provider':
      return { kind: 'identity-provider', ...of };
    case 'sts:federated-user':
      return { kind: 'federated-user', ...of, name };
    case 'sts:assumed-role': {
      const role = rest.slice(0, rest.indexOf('/'));
      const roleArn = `arn:${partition}:iam::${account}:role/${role}`;
      return { kind: 'session', ...of, name: role, roleArn };
    }
    default:
      return { kind: 'other', ...of };
  }
}
