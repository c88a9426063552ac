import type { AuthorisationRequest, Principal } from '../evaluate/decision.ts';
import { isRecord, listAt, nameKeys, refuse, stringAt } from './shape.ts';

const AT = '/request';
const MEMBERS = [
  'principal',
  'action',
  'resource',
  'context',
  'complete',
  'absent',
  'resourceAccount',
] as const;

/** Reads the request of a case; throws UserError naming the member that is wrong. */
export function readRequest(request: Readonly<Record<string, unknown>>): AuthorisationRequest {
  nameKeys(request, AT, MEMBERS);
  const resource = stringAt(request, AT, 'resource');
  const { complete = false, absent, resourceAccount } = request;
  if (typeof complete !== 'boolean') throw refuse(`${AT}/complete`, 'true or false is expected');
  return {
    principal: readPrincipal(stringAt(request, AT, 'principal'), resource),
    action: readAction(stringAt(request, AT, 'action')),
    resource,
    ...(resourceAccount === undefined
      ? {}
      : { resourceAccount: stringAt(request, AT, 'resourceAccount') }),
    context: readContext(request['context']),
    complete,
    ...(absent === undefined ? {} : { absent: readAbsent(absent) }),
  };
}

/**
 * Who can make a request; a group cannot ("groups relate to permissions, not authentication"). Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#Principal_specifying
 */
const CALLER =
  /^arn:[^:]+:(?:iam::\d{12}:(?:root|(?:user|role)\/(?:[^/]+\/)*[^/]+|(?:saml|oidc)-provider\/.+)|sts::\d{12}:(?:assumed-role\/[^/]+\/[^/]+|federated-user\/[^/]+))$/;

/** An ARN, an account id (its root), `*` (nobody who has signed in) or the name of a service or identity provider. */
function readPrincipal(text: string, resource: string): Principal {
  if (text === '*') return { kind: 'anonymous' };
  if (/^\d{12}$/.test(text)) {
    const partition = /^arn:([^:]+):/.exec(resource)?.[1] ?? 'aws';
    return { kind: 'aws', arn: `arn:${partition}:iam::${text}:root` };
  }
  if (CALLER.test(text)) return { kind: 'aws', arn: text };
  if (/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text)) return { kind: 'service', name: text };
  throw refuse(
    `${AT}/principal`,
    `"${text}" is neither the ARN of a user, role, session, root user or identity provider, an account id, a service principal nor "*"`,
  );
}

function readAction(text: string): string {
  if (/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(text)) return text;
  throw refuse(`${AT}/action`, `"${text}" is no action; one is written "ec2:RunInstances"`);
}

function readContext(context: unknown): ReadonlyMap<string, readonly string[]> {
  if (context === undefined) return new Map();
  if (!isRecord(context)) throw refuse(`${AT}/context`, 'an object of condition keys is expected');
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context)) {
    const folded = key.toLowerCase();
    if (values.has(folded)) {
      throw refuse(`${AT}/context/${key}`, 'this key stands twice; its case does not count');
    }
    values.set(folded, readValues(value, `${AT}/context/${key}`));
  }
  return values;
}

function readValues(value: unknown, at: string): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'string') return one;
    if (typeof one === 'number' || typeof one === 'boolean') return String(one);
    throw refuse(at, 'a string, a number, a boolean or a list of them is expected');
  });
}

function readAbsent(absent: unknown): ReadonlySet<string> {
  const keys = listAt(absent, `${AT}/absent`, 'a list of condition keys');
  return new Set(
    keys.map((key) => {
      if (typeof key === 'string') return key.toLowerCase();
      throw refuse(`${AT}/absent`, 'a list of condition keys is expected');
    }),
  );
}
