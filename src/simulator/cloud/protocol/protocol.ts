import type { WireRequest, WireResponse } from '../../../vocabulary/connection.ts';
import type { AwsError } from '../aws-error.ts';
import type { ServiceModel } from './model.ts';

/** A request as read: an operation with its input as the SDK types it, or that there is no such operation. */
export type ReadRequest =
  | { readonly operation: string; readonly input: object }
  /** `unknown` is what was asked for, in the words of the protocol; `error` is what AWS answers to it. */
  | { readonly unknown: string; readonly error: AwsError };

/** One of AWS's wire protocols, from the side of the server. */
export interface Protocol {
  /** Throws AwsError for a request that cannot be read. */
  readonly read: (model: ServiceModel, request: WireRequest) => ReadRequest | Promise<ReadRequest>;
  readonly write: (
    model: ServiceModel,
    operation: string,
    output: unknown,
    requestId: string,
  ) => WireResponse;
  readonly writeError: (model: ServiceModel, error: AwsError, requestId: string) => WireResponse;
  /** What AWS answers when there is no operation of this name. */
  readonly unknownOperation: (model: ServiceModel, operation: string) => AwsError;
}
