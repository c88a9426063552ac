import type { TargetInfo } from './report.ts';

/** The AWS services that the tool has a client for, by the name of the SDK package without `client-`. */
export type ServiceName =
  | 'cloudtrail'
  | 'cloudwatch'
  | 'config-service'
  | 'dlm'
  | 'ec2'
  | 'iam'
  | 'kms'
  | 'notifications'
  | 'resource-explorer-2'
  | 's3'
  | 'service-quotas'
  | 'ssm'
  | 'sso-admin'
  | 'sts';

/** An HTTP exchange, reduced to what crosses the wire; the shape of @smithy/protocol-http without its classes. */
export interface WireRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WireResponse {
  readonly statusCode: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** Answers the requests of one client. Never throws for an AWS error: that is a response. */
export type Answer = (
  request: WireRequest,
  signal: AbortSignal | undefined,
) => Promise<WireResponse>;

/** One call as the SDK sees it before it is written to the wire. */
export interface ClientCall {
  readonly service: ServiceName;
  readonly region: string;
  /** Operation name: `RunInstances`. */
  readonly operation: string;
  readonly input: object;
}

/** What came back of a call, as parsed by the SDK. */
export interface ClientOutcome {
  readonly output?: object;
  readonly error?: Error;
  readonly answeredBy: string;
  readonly ms: number;
}

/** Stands in front of every call of a connection: may refuse it by throwing, sees what came of it. */
export interface CallObserver {
  /** Throw to refuse: the call then never leaves the process. */
  readonly before?: (call: ClientCall) => void | Promise<void>;
  readonly after?: (call: ClientCall, outcome: ClientOutcome) => void | Promise<void>;
}

/** A way to an AWS: the real one, an emulator, or the embedded cloud. Commands receive one, they never choose. */
export interface Connection {
  readonly target: TargetInfo;
  readonly region: string;
  readonly partition: string;
  /** Absent: the SDK's default credential chain. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Absent: the SDK's own HTTP handler and AWS's endpoints. */
  readonly answer?: (service: ServiceName, region: string) => Answer;
  readonly observers: readonly CallObserver[];
}
