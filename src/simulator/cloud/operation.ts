import type { ServiceName } from '../../vocabulary/connection.ts';
import type { AccountState } from './account.ts';

/** What an operation may know besides its input. */
export interface CallContext {
  readonly account: AccountState;
  readonly service: ServiceName;
  readonly region: string;
  /** Access key id of the request's signature; undefined for an unsigned request. */
  readonly accessKeyId: string | undefined;
  readonly requestId: string;
}

/** One operation: input as the SDK types it → output as the SDK types it. Throws AwsError for an AWS error. */
export type Operation<Input = never, Output = unknown> = (
  input: Input,
  context: CallContext,
) => Output | Promise<Output>;

/** The operations of a service by name; one that is missing is answered with the protocol's own "unknown operation". */
export type Operations = Readonly<Record<string, Operation>>;
