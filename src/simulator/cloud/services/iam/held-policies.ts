import type { Policy } from '../../../../policies/document/policy.ts';
import type { AccountState } from '../../account.ts';
import { policyOf } from './find.ts';
import { policyOfDocument } from './policy-document.ts';
import type { IamGroup, IamRole, IamState, IamUser, Unread } from './state.ts';

/** An IAM entity that policies hang on. */
export type Holder =
  | { readonly kind: 'user'; readonly entity: IamUser }
  | { readonly kind: 'group'; readonly entity: IamGroup }
  | { readonly kind: 'role'; readonly entity: IamRole };

/** A policy and how it hangs on an entity. */
export interface HeldPolicy {
  readonly policy: Policy;
  /** As IAM's simulator names it. */
  readonly sourceId: string;
  readonly origin:
    | { readonly type: 'managed'; readonly arn: string; readonly awsManaged: boolean }
    | {
        readonly type: 'inline';
        readonly name: string;
        readonly kind: Holder['kind'];
        readonly entity: string;
      };
}

const partNames: Readonly<Record<Unread, string>> = {
  attached: 'attached policies',
  inline: 'inline policies',
  boundary: 'permissions boundary',
};

/** What an entity holds, and what of it nobody could read: ARNs of policies, or a part by its name. */
export interface Held {
  readonly identity: readonly HeldPolicy[];
  /** One without a document allows nothing: it then is among `unread` too. */
  readonly boundary?: Policy;
  readonly unread: readonly string[];
}

/** The entity of an ARN; for a session its role. Undefined for whom the account does not hold. */
export function holderOf({ id, iam }: AccountState, arn: string): Holder | undefined {
  const [, , , , owner, resource = ''] = arn.split(':');
  if (owner !== id) return undefined;
  const [kind, ...path] = resource.split('/');
  if (kind === 'assumed-role') {
    const role = iam.roles.get(path[0] ?? '');
    return role && { kind: 'role', entity: role };
  }
  // The path counts: an ARN with another one is nobody's.
  const holder = holderNamed(iam, kind, path.at(-1) ?? '');
  return holder?.entity.arn === arn ? holder : undefined;
}

function holderNamed(iam: IamState, kind: string | undefined, name: string): Holder | undefined {
  const [role, user, group] = [iam.roles.get(name), iam.users.get(name), iam.groups.get(name)];
  if (kind === 'role') return role && { kind, entity: role };
  if (kind === 'user') return user && { kind, entity: user };
  if (kind === 'group') return group && { kind, entity: group };
  return undefined;
}

/** The policies of an entity: its own, and for a user those of its groups. */
export function heldBy(account: AccountState, holder: Holder): Held {
  const unread: string[] = [];
  const identity = [...own(account, holder, unread), ...ofGroups(account, holder, unread)];
  const arn = holder.kind === 'group' ? undefined : holder.entity.boundary;
  const parts = holder.kind === 'role' ? holder.entity.unread : [];
  unread.push(...[...parts].map((part) => partNames[part]));
  return {
    identity,
    ...(arn === undefined ? {} : { boundary: boundaryOf(account, arn, unread) }),
    unread,
  };
}

function own(
  account: AccountState,
  { kind, entity }: Holder,
  unread: string[],
): readonly HeldPolicy[] {
  const managed = [...entity.attached].flatMap((arn): readonly HeldPolicy[] => {
    const policy = documentOf(account, arn);
    if (policy) return [policy];
    unread.push(arn);
    return [];
  });
  const inline = [...entity.inline.values()].map((document): HeldPolicy => ({
    policy: policyOfDocument(document, entity.arn),
    sourceId: `${kind}_${entity.name}_${document.name}`,
    origin: { type: 'inline', name: document.name, kind, entity: entity.name },
  }));
  return [...managed, ...inline];
}

function ofGroups(account: AccountState, holder: Holder, unread: string[]): readonly HeldPolicy[] {
  if (holder.kind !== 'user') return [];
  return [...holder.entity.groups].flatMap((name) => {
    const group = account.iam.groups.get(name);
    return group ? own(account, { kind: 'group', entity: group }, unread) : [];
  });
}

function documentOf(account: AccountState, arn: string): HeldPolicy | undefined {
  const managed = policyOf(account, arn);
  const document = managed?.versions.get(managed.defaultVersion)?.document;
  if (!managed || !document) return undefined;
  return {
    policy: policyOfDocument(document, arn),
    sourceId: managed.name,
    origin: { type: 'managed', arn, awsManaged: managed.awsManaged },
  };
}

function boundaryOf(account: AccountState, arn: string, unread: string[]): Policy {
  const held = documentOf(account, arn);
  if (held) return held.policy;
  unread.push(arn);
  return { source: { path: arn, name: arn }, version: '2012-10-17', statements: [] };
}
