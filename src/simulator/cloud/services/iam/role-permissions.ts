import { AbsentKeys } from '../../../../policies/authorise/absent-keys.ts';
import { decide } from '../../../../policies/evaluate/decide.ts';
import type { Decision } from '../../../../policies/evaluate/decision.ts';
import type { AccountState } from '../../account.ts';
import { holderOf } from './held-policies.ts';
import { layersOf, unreadOf } from './principal-layers.ts';

/**
 * Whether a role may do something: its own policies, boundary and the account's SCPs. `context` holds known condition
 * keys in lower case; what is not in it is not known. Where documents of the role were not read, only an explicit Deny is
 * certain. A role that does not exist is granted nothing.
 */
export function roleAllows(
  account: AccountState,
  roleArn: string,
  action: string,
  resource: string,
  context: ReadonlyMap<string, readonly string[]> = new Map(),
): Decision {
  const holder = holderOf(account, roleArn);
  if (holder?.kind !== 'role') return { effect: 'not-granted', layer: 'identity' };
  const tags = [...holder.entity.tags].map(
    ([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, [value]] as const,
  );
  const decision = decide(layersOf(account, roleArn), {
    principal: { kind: 'aws', arn: roleArn },
    action,
    resource,
    context: new Map([['aws:principalarn', [holder.entity.arn]], ...tags, ...context]),
    complete: false,
    absent: new AbsentKeys([], ['aws:principaltag/'], () => false),
  });
  const unread = unreadOf(account, roleArn);
  if (unread.length === 0 || decision.effect === 'denied') return decision;
  return {
    effect: 'undecided',
    missing: [],
    reason: `policies of ${holder.entity.name} were not read: ${unread.join(', ')}`,
  };
}
