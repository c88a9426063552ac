import type { Answer, ServiceName } from '../../vocabulary/connection.ts';
import type { AccountState } from './account.ts';

/**
 * The embedded AWS: one account in memory, answering on the wire protocols. It applies calls; whether a call may be
 * made is the guard's business, which stands in front of it.
 */
export interface Cloud {
  readonly account: AccountState;
  readonly answer: (service: ServiceName, region: string) => Answer;
}
