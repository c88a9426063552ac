import type { Policy } from '../../../../policies/document/policy.ts';
import type { Principal } from '../../../../policies/evaluate/decision.ts';
import type { PolicyLayers } from '../../../../policies/evaluate/layers.ts';
import type { AccountState } from '../../account.ts';
import { heldBy, holderOf } from './held-policies.ts';
import { policyOfDocument } from './policy-document.ts';
import type { IamSession } from './state.ts';

/**
 * Who signs with an access key: the user of a long-term key, or a session. Undefined for a key that nobody has, that is
 * inactive or has expired.
 */
export function principalOfAccessKey(
  account: AccountState,
  accessKeyId: string,
): Principal | undefined {
  const { iam, clock } = account;
  const session = iam.sessions.get(accessKeyId);
  if (session) {
    return session.expires > clock.now() ? { kind: 'aws', arn: session.arn } : undefined;
  }
  for (const { arn, accessKeys } of iam.users.values()) {
    const key = accessKeys.find(({ id }) => id === accessKeyId);
    if (key) return key.active ? { kind: 'aws', arn } : undefined;
  }
  return undefined;
}

/**
 * The policies that bear on what a user, role, session or the account's root user does: identity, boundary, session
 * policies and SCPs. Whom the account does not hold has none and may do nothing. Policy objects are the same from call to
 * call as long as their documents are, so that the evaluation compiles them once. Documents that nobody read (see
 * `unreadOf`) are not in there.
 *
 * `accessKeyId` tells sessions of one name apart; without it, where they differ, the session is taken to hold no
 * permissions.
 */
export function layersOf(
  account: AccountState,
  principalArn: string,
  accessKeyId?: string,
): PolicyLayers {
  const holder = holderOf(account, principalArn);
  const held = holder && heldBy(account, holder);
  const session = sessionPolicies(account, principalArn, accessKeyId);
  const scp = scpLevels(account);
  return {
    identity: held?.identity.map(({ policy }) => policy) ?? [],
    ...(held?.boundary ? { boundary: held.boundary } : {}),
    ...(session ? { session } : {}),
    ...(scp.length > 0 ? { scp } : {}),
  };
}

/** What of a principal's policies nobody could read; where it is not empty, no decision about the principal is certain. */
export function unreadOf(account: AccountState, principalArn: string): readonly string[] {
  const holder = holderOf(account, principalArn);
  return holder ? heldBy(account, holder).unread : [];
}

/** The account's SCPs as policies, a list a level; empty where it is in no organisation. */
export function scpLevels({ iam }: AccountState): readonly (readonly Policy[])[] {
  return iam.scps.map((level) =>
    level.map((document) => policyOfDocument(document, document.name)),
  );
}

function sessionPolicies(
  { iam }: AccountState,
  arn: string,
  accessKeyId: string | undefined,
): readonly Policy[] | undefined {
  const own = accessKeyId === undefined ? undefined : iam.sessions.get(accessKeyId);
  if (own) return policiesOf(own);
  const sessions = [...iam.sessions.values()].filter((session) => session.arn === arn);
  const limited = sessions.filter(({ policies }) => policies !== undefined);
  if (limited.length === 0) return undefined;
  const [only] = sessions;
  return only && sessions.length === 1 ? policiesOf(only) : [];
}

function policiesOf({ policies, arn }: IamSession): readonly Policy[] | undefined {
  return policies?.map((document) => policyOfDocument(document, arn));
}
