import { openClients } from '../../../../src/aws/open-clients.ts';
import { noteAnswerers } from '../../../../src/checks/readers/answerers.ts';
import type { Reading } from '../../../../src/checks/readers/reading.ts';
import { slots } from '../../../../src/checks/readers/slots.ts';
import type {
  Connection,
  ServiceName,
  WireRequest,
  WireResponse,
} from '../../../../src/vocabulary/connection.ts';
import { plan } from './literal-facts.ts';

/** The answer to one operation: XML inside its result element, JSON for the JSON services, or an error. */
export type Reply =
  | string
  | { readonly error: string; readonly message?: string; readonly status?: number };

/** Answers by operation; `input` holds the parameters of the request, `region` the client's. */
export type Script = Readonly<Record<string, (input: URLSearchParams, region: string) => Reply>>;

export interface ScriptedAws {
  readonly connection: Connection;
  /** Operations in the order in which they arrived. */
  readonly calls: readonly string[];
}

/** An AWS that answers by a script; an operation without a line is denied. REST operations go by `GET /path`. */
export function scriptedAws(script: Script, change: Partial<Connection> = {}): ScriptedAws {
  const calls: string[] = [];
  const connection: Connection = {
    target: { kind: 'aws' },
    region: 'eu-central-1',
    partition: 'aws',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    observers: [],
    answer: (service, region) => (request) =>
      Promise.resolve(respond(script, service, request, region, calls)),
    ...change,
  };
  return { connection, calls };
}

/** What a reader works with, on that AWS. */
export function readingOf(
  { connection: bare }: ScriptedAws,
  change: Partial<Reading> = {},
): Reading {
  const answerers = noteAnswerers();
  const connection = { ...bare, observers: [...bare.observers, answerers.observer] };
  return {
    connection,
    clients: openClients(connection),
    plan,
    signal: new AbortController().signal,
    slot: slots(8),
    answerers,
    now: () => 0,
    given: undefined,
    ...change,
  };
}

/** AWS's words for a caller that lacks an action. */
function denial(action: string): Reply {
  const message = `User: arn:aws:iam::123456789012:user/d is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`;
  return { error: 'AccessDenied', message, status: 403 };
}

function respond(
  script: Script,
  service: ServiceName,
  request: WireRequest,
  region: string,
  calls: string[],
): WireResponse {
  const body = new TextDecoder().decode(request.body);
  const target = request.headers['x-amz-target'];
  const input = new URLSearchParams(target === undefined ? body : '');
  const operation =
    target?.split('.').at(-1) ?? input.get('Action') ?? `${request.method} ${request.path}`;
  calls.push(operation);
  const reply = script[operation]?.(input, region) ?? denial(`${service}:${operation}`);
  return target === undefined ? xml(service, operation, reply) : json(reply);
}

function json(reply: Reply): WireResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  if (typeof reply === 'string') return { statusCode: 200, headers, body: reply };
  const { error, message = 'no', status = 400 } = reply;
  return { statusCode: status, headers, body: JSON.stringify({ __type: error, message }) };
}

/** EC2 and S3 answer without a result element; EC2 has an envelope of its own for errors. */
function xml(service: ServiceName, operation: string, reply: Reply): WireResponse {
  const headers = { 'content-type': 'text/xml' };
  if (typeof reply !== 'string') {
    const { error, message = 'no', status = 400 } = reply;
    const inner = `<Error><Type>Sender</Type><Code>${error}</Code><Message>${message}</Message></Error>`;
    const body =
      service === 'ec2'
        ? `<Response><Errors>${inner}</Errors><RequestID>r-1</RequestID></Response>`
        : `<ErrorResponse>${inner}<RequestId>r-1</RequestId></ErrorResponse>`;
    return { statusCode: status, headers, body };
  }
  if (service === 's3') return { statusCode: 200, headers, body: reply };
  const result = service === 'ec2' ? reply : `<${operation}Result>${reply}</${operation}Result>`;
  const metadata = '<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>';
  return {
    statusCode: 200,
    headers,
    body: `<${operation}Response>${result}${metadata}</${operation}Response>`,
  };
}
