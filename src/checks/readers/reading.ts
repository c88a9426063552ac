import type { Clients } from '../../aws/clients.ts';
import type { Connection } from '../../vocabulary/connection.ts';
import type { DocumentFact, IdentityFacts } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { Answerers } from './answerers.ts';
import type { Slot } from './slots.ts';

/** What every reader works with. */
export interface Reading {
  readonly connection: Connection;
  readonly clients: Clients;
  readonly plan: Plan;
  readonly signal: AbortSignal;
  /** One budget of simultaneous calls for the whole process. */
  readonly slot: Slot;
  readonly answerers: Pick<Answerers, 'of'>;
  /** Milliseconds since the run began. */
  readonly now: () => number;
  /** Policies of the deploying identity, where they were given and are not to be read. */
  readonly given: readonly DocumentFact[] | undefined;
}

/** Who calls, as far as sts:GetCallerIdentity says it. */
export interface Caller extends Pick<IdentityFacts, 'arn' | 'kind' | 'name'> {
  readonly accountId: string;
  readonly partition: string;
  /** The plan's region does not know the credentials, which another region of the partition does. */
  readonly regionDisabled: boolean;
}
