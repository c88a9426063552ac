import type { Connection, WireRequest, WireResponse } from '../vocabulary/connection.ts';
import { observe } from './observe.ts';
import { openClient } from './open-clients.ts';

/** Source: https://docs.aws.amazon.com/notifications/latest/APIReference/API_ListNotificationHubs.html */
export interface NotificationHubs {
  readonly notificationHubs: readonly NotificationHub[];
  readonly nextToken?: string;
}

interface NotificationHub {
  readonly notificationHubRegion: string;
  readonly statusSummary: { readonly status: string; readonly reason: string };
  /** ISO 8601. */
  readonly creationTime: string;
  readonly lastActivationTime?: string;
}

/** An error that the service answered, with the members that the SDK's own errors have. */
class NotificationsError extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string | undefined };
  /** Kept from being listed, as in the SDK: it is long and says nothing new. */
  declare readonly $response: WireResponse;

  constructor(code: string, message: string, response: WireResponse) {
    super(message);
    this.name = code;
    const { statusCode, headers } = response;
    this.$metadata = { httpStatusCode: statusCode, requestId: headers['x-amzn-requestid'] };
    Object.defineProperty(this, '$response', { value: response, enumerable: false });
  }
}

/**
 * Calls ListNotificationHubs; `@aws-sdk/client-notifications` is not on every registry. maxResults is left out: its only
 * valid value is 3, which is also how many hubs an account can have. Throws NotificationsError.
 */
export async function listNotificationHubs(
  connection: Connection,
  input: { readonly nextToken?: string } = {},
  signal?: AbortSignal,
): Promise<NotificationHubs> {
  const { observers, target } = connection;
  const observed = {
    service: 'notifications',
    region,
    observers,
    answeredBy: target.kind,
  } as const;
  const { output } = await observe(observed, 'ListNotificationHubs', input, async () => {
    const request = await sign(connection, input);
    const response = await (connection.answer?.('notifications', region) ?? overNetwork)(
      request,
      signal,
    );
    return { output: outputOf(response), response };
  });
  return output;
}

/**
 * The control plane answers in this region only.
 * Sources: https://docs.aws.amazon.com/notifications/latest/APIReference/Welcome.html,
 * https://docs.aws.amazon.com/general/latest/gr/notifications.html
 */
const region = 'us-east-1';
const hostname = `notifications.${region}.api.aws`;

async function sign(
  connection: Connection,
  { nextToken }: { readonly nextToken?: string },
): Promise<WireRequest> {
  const [{ SignatureV4 }, { Sha256 }] = await Promise.all([
    import('@smithy/signature-v4'),
    import('@aws-crypto/sha256-js'),
  ]);
  const signer = new SignatureV4({
    service: 'notifications',
    region,
    credentials: await credentialsOf(connection),
    sha256: Sha256,
  });
  const { headers, query } = await signer.sign({
    method: 'GET',
    protocol: 'https:',
    hostname,
    path: '/notification-hubs',
    query: nextToken === undefined ? {} : { nextToken },
    headers: { host: hostname, accept: 'application/json' },
  });
  return {
    method: 'GET',
    protocol: 'https:',
    hostname,
    path: '/notification-hubs',
    query: query ?? {},
    headers,
    body: new Uint8Array(),
  };
}

/** The connection's own, or what the default credential chain gives; every client of the SDK has it. */
async function credentialsOf(connection: Connection) {
  if (connection.credentials) return connection.credentials;
  const client = await openClient(connection, 'sts', connection.region);
  try {
    return await client.config.credentials();
  } finally {
    client.destroy();
  }
}

async function overNetwork(
  { method, path, query, headers }: WireRequest,
  signal: AbortSignal | undefined,
): Promise<WireResponse> {
  const url = new URL(path, `https://${hostname}`);
  // As it was signed: URLSearchParams would write a space as `+`.
  url.search = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  const { host: _, ...sent } = headers; // fetch sets it
  const response = await fetch(url, { method, headers: sent, ...(signal ? { signal } : {}) });
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

function outputOf(response: WireResponse): NotificationHubs {
  const { statusCode, headers, body } = response;
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (statusCode < 300) {
    const output: unknown = JSON.parse(text);
    if (isHubs(output)) return output;
    throw new NotificationsError('UnexpectedResponse', text, response);
  }
  const { message, Message } = parsedError(text);
  const code = headers['x-amzn-errortype']?.split(':', 1)[0] ?? `HTTP${statusCode}`;
  throw new NotificationsError(code, message ?? Message ?? text, response);
}

/** Looks no deeper than the list: its items are the service's contract. */
function isHubs(output: unknown): output is NotificationHubs {
  return (
    typeof output === 'object' &&
    output !== null &&
    'notificationHubs' in output &&
    Array.isArray(output.notificationHubs)
  );
}

/** Empty where the body is no JSON object, as behind a proxy. */
function parsedError(text: string): { readonly message?: string; readonly Message?: string } {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
