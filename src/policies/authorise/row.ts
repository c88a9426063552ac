import type { ClientCall } from '../../vocabulary/connection.ts';
import type { AccountView, OpenResource } from './call.ts';

/** A call and the account it is made in. */
export interface Scope {
  readonly call: ClientCall;
  readonly view: AccountView;
}

export interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** A value of a condition key: text, several texts, undefined where nobody knows it, null where AWS sends none. */
export type KeyValue = string | readonly string[] | undefined | null;

/** One thing a caller must be allowed for a call to succeed, before the context common to all requests is added. */
export interface Need {
  /** `ec2:RunInstances`. */
  readonly action: string;
  /** ARN, or `*` where the action knows no resource types. */
  readonly resource: string;
  /** Type of the resource as the Service Authorization Reference names it: `instance`. */
  readonly type?: string;
  /** Condition keys beyond the global ones, as AWS spells them. Those that the reference does not list are not sent. */
  readonly keys?: Readonly<Record<string, KeyValue>>;
  /** Tags that the call puts on the resource. */
  readonly tags?: readonly Tag[] | undefined;
  /**
   * Tags that the resource has: `none` for one that the call itself makes or that cannot have any; `unreliable` where AWS
   * warns of using them. Absent: what the account view knows.
   */
  readonly ownTags?: 'none' | 'unreliable';
  /** Account that owns the resource, where it may be another than the caller's; null: not known. */
  readonly owner?: string | null;
  /** Set where `resource` is a pattern: the input does not say which resource it is. */
  readonly open?: OpenResource;
  /** Keys, in lower case, of the request as a whole that are not known although they are for other calls. */
  readonly unknown?: readonly string[];
}

/** Keys that tell whether a service made the request for somebody. */
export const forwardingKeys: readonly string[] = [
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:viaawsservice',
];

/** Keys of the request as a whole, where a service asks on the way and the documents do not say in whose name. */
export const indirectKeys: readonly string[] = [
  ...forwardingKeys,
  'aws:requestedregion',
  'aws:securetransport',
];

/** What a call of one operation needs, given its input as the SDK types it. */
export type NeedsOf<Input extends object> = (input: Input, scope: Scope) => readonly Need[];

/** One operation: its needs, and the AWS pages that say so. The input's type follows from the operation's name. */
export interface Row {
  readonly needs: NeedsOf<never>;
  readonly sources: readonly string[];
}

/** By operation name. */
export type Rows = Readonly<Record<string, Row>>;

/** A row whose needs follow from more than the service's page. */
export interface SourcedNeeds {
  readonly needs: NeedsOf<never>;
  readonly also: readonly string[];
}

/** Rows of one service; `page` is its page in the Service Authorization Reference. */
export function rowsOf(
  page: string,
  table: Readonly<Record<string, NeedsOf<never> | SourcedNeeds>>,
): Rows {
  const rows = Object.entries(table).map(([operation, entry]): [string, Row] => [
    operation,
    typeof entry === 'function'
      ? { needs: entry, sources: [page] }
      : { needs: entry.needs, sources: [page, ...entry.also] },
  ]);
  return Object.fromEntries(rows);
}
