import type { Caller } from '../caller.ts';
import { type Question, valuesOf } from '../question.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, truthOf, YES } from '../truth.ts';
import { parseArn } from './arn.ts';
import { literalGlob, STAR } from './glob.ts';
import {
  type EntryMatch,
  faultyPrincipal,
  NOT_NAMED,
  type PrincipalUse,
} from './principal-match.ts';

/** An entry of type AWS other than `*`: an account, a user, a role, a session or a unique id. */
export function matchAwsPrincipal(
  value: string,
  question: Question,
  use: PrincipalUse,
): EntryMatch {
  const { caller } = question;
  if (/^\d{12}$/.test(value)) return matchAccount(value, caller);
  if (/^(?:AIDA|AROA)[A-Z0-9]+$/.test(value)) return matchUniqueId(value, question);
  const arn = parseArn(value);
  if (!arn) return faultyPrincipal(value, question, use, true);
  const isForeign = /^\d{12}$/.test(arn.account) && arn.account !== caller.account;
  if (/[*?]/.test(value)) return faultyPrincipal(value, question, use, !isForeign);
  if (isForeign || arn.partition !== caller.partition) return NOT_NAMED;
  if (arn.service === 'iam' && arn.resource === 'root') return matchAccount(arn.account, caller);
  return value === caller.id
    ? { reach: caller.kind === 'role' ? 'role' : 'direct', truth: YES }
    : matchIndirectly(value, arn.resource, question);
}

/** The account delegates to its identities; its root user is the account itself. */
function matchAccount(account: string, caller: Caller): EntryMatch {
  if (account !== caller.account || caller.kind === 'identity-provider') return NOT_NAMED;
  return { reach: caller.kind === 'root' ? 'direct' : 'account', truth: YES };
}

/**
 * A session is named by its role's ARN. Its own ARN does not tell the role's path, but an account has one role of a name,
 * and AWS takes no policy that names one there is not. Sources:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (names are unique within the account),
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
function matchRole(value: string, resource: string, { caller, request }: Question): EntryMatch {
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  if (caller.kind !== 'session' || name !== caller.name) return NOT_NAMED;
  const told = request.context.get('aws:principalarn');
  return { reach: 'role', truth: told === undefined ? YES : truthOf(told.includes(value)) };
}

function matchIndirectly(value: string, resource: string, question: Question): EntryMatch {
  return resource.startsWith('role/')
    ? matchRole(value, resource, question)
    : matchUnknownSession(resource, question);
}

/** Sessions that the caller could be or come from, where the request does not say. */
function matchUnknownSession(resource: string, question: Question): EntryMatch {
  const { caller } = question;
  if (caller.kind === 'role' && resource.startsWith(`assumed-role/${caller.name ?? ''}/`)) {
    noteUnclear(
      question,
      'the policy names one session of the role, and the request does not say which session asks',
    );
    return { reach: 'direct', truth: MAYBE };
  }
  if (caller.kind === 'federated-user' && resource.startsWith('user/')) {
    noteUnclear(
      question,
      'the policy names a user, and the request does not say which user the federated session comes from',
    );
    return { reach: 'role', truth: MAYBE };
  }
  return NOT_NAMED;
}

/**
 * IAM shows the unique id of a principal that was deleted; a policy may also be written with one. The id is the first
 * part of aws:userid.
 */
function matchUniqueId(id: string, question: Question): EntryMatch {
  const reach = id.startsWith('AROA') ? 'role' : 'direct';
  const values = valuesOf(question, 'aws:userid');
  if (values === null) return NOT_NAMED;
  if (values) {
    return {
      reach,
      truth: truthOf(values.some((value) => value === id || value.startsWith(`${id}:`))),
    };
  }
  question.notes?.push({
    kind: 'key',
    key: 'aws:userid',
    written: 'aws:userid',
    probe: {
      family: 'glob',
      globs: [literalGlob(id), [...literalGlob(`${id}:`), STAR]],
      ignoreCase: false,
    },
    several: false,
    why: `the policy names the principal by its unique id ${id}`,
  });
  return { reach, truth: MAYBE };
}
