/** What kind of answer, or of silence, an AWS call ended with. */
export type FailureKind =
  /** The caller is not allowed to. */
  | 'denied'
  /** Too many calls, after the client's own retries. */
  | 'throttled'
  /** No answer: name resolution, connection, TLS, time-out. */
  | 'unreachable'
  /** The endpoint does not know the operation, as emulators answer for what they lack. */
  | 'not-offered'
  /** Keys that are good elsewhere are unknown in this region: it is not enabled for the account. */
  | 'region-disabled'
  /** An emulated account: whether the policies allow the call hangs on what nobody knows. */
  | 'undecided'
  /** Keys that are expired or wrong, or none. */
  | 'credentials'
  /** Any other error of AWS's. */
  | 'answered';

export interface Failure {
  readonly kind: FailureKind;
  readonly name: string;
  /** AWS's text without EC2's encoded blob. */
  readonly message: string;
  readonly requestId?: string;
}

/** Sorts an error of a call; undefined for one that no AWS and no network made: a bug, an abort. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || error.name === 'AbortError') return undefined;
  const kind = kindOf(error);
  if (!kind) return undefined;
  const { $metadata = {} } = error as Wired;
  const { requestId } = $metadata;
  return { kind, name: error.name, message: plain(error), ...(requestId && { requestId }) };
}

/** What the SDK and Node hang on their errors; each part is looked at before it is used. */
interface Wired extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly code?: unknown;
}

function kindOf(error: Error): FailureKind | undefined {
  const named = kindByName.get(error.name);
  if (named) return named;
  const status = (error as Wired).$metadata?.httpStatusCode;
  if (status === 501) return 'not-offered';
  if (status === 429) return 'throttled';
  if (isNetworkError(error)) return 'unreachable';
  return status === undefined ? undefined : 'answered';
}

/** Names by which services and the SDK call their errors: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
const kindByName: ReadonlyMap<string, FailureKind> = new Map([
  ...sortedAs('denied', [
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'NotAuthorized',
  ]),
  ...sortedAs('denied', [
    'AuthorizationError',
    'AuthorizationErrorException',
    'UnauthorizedAccessException',
  ]),
  ...sortedAs('undecided', ['UndecidedCall']),
  ...sortedAs('throttled', ['Throttling', 'ThrottlingException', 'ThrottledException', 'SlowDown']),
  ...sortedAs('throttled', [
    'RequestLimitExceeded',
    'TooManyRequestsException',
    'RequestThrottled',
  ]),
  ...sortedAs('not-offered', [
    'UnknownOperationException',
    'UnknownOperation',
    'InvalidAction',
    'NotImplemented',
  ]),
  ...sortedAs('region-disabled', [
    'OptInRequired',
    'InvalidClientTokenId',
    'UnrecognizedClientException',
  ]),
  ...sortedAs('region-disabled', ['AuthFailure', 'RegionDisabledException']),
  ...sortedAs('credentials', ['CredentialsProviderError', 'TokenProviderError', 'ExpiredToken']),
  ...sortedAs('credentials', [
    'ExpiredTokenException',
    'RequestExpired',
    'InvalidAccessKeyId',
    'InvalidToken',
  ]),
  ...sortedAs('credentials', [
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'IncompleteSignature',
  ]),
  ...sortedAs('unreachable', ['TimeoutError', 'NetworkingError']),
]);

function sortedAs(
  kind: FailureKind,
  names: readonly string[],
): readonly (readonly [string, FailureKind])[] {
  return names.map((name) => [name, kind]);
}

/** Node puts a code on its network errors; fetch wraps them as the cause of a TypeError. */
function isNetworkError(error: Error): boolean {
  const { code } = error as Wired;
  if (typeof code === 'string' && networkCodes.some((known) => code.startsWith(known))) return true;
  return error.cause instanceof Error && isNetworkError(error.cause);
}

const networkCodes: readonly string[] = [
  'CERT_',
  'DEPTH_ZERO',
  'EAI_',
  'ECONN',
  'EHOST',
  'ENET',
  'ENOTFOUND',
  'EPIPE',
  'ERR_SSL',
  'ERR_TLS',
  'ETIMEDOUT',
  'SELF_SIGNED',
  'UNABLE_TO_',
  'UND_ERR_',
];

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html: the blob says nothing to a reader. */
function plain(error: Error): string {
  const blob = error.message.indexOf(' Encoded authorization failure message');
  const text = blob < 0 ? error.message : error.message.slice(0, blob);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${text}${cause}`.trim();
}
