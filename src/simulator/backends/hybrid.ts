import type {
  Answer,
  ServiceName,
  WireRequest,
  WireResponse,
} from '../../vocabulary/connection.ts';
import { operationOf } from '../cloud/create-cloud.ts';
import { answeredBy } from './answered-by.ts';
import { knownWrong } from './known-wrong.ts';

/** Where a call goes. */
export interface Sides {
  readonly embedded: (service: ServiceName, region: string) => Answer;
  /** The other backend, and how the trace calls it. */
  readonly other: Answer;
  readonly otherName: string;
}

/**
 * Routes by operation: the other backend answers what it has; what it lacks, and what it is known to answer wrongly, the
 * embedded cloud answers for the same account. What it lacks is learnt from its own answer and asked only once.
 */
export function hybrid({
  embedded,
  other,
  otherName,
}: Sides): (service: ServiceName, region: string) => Answer {
  const lacking = new Set<string>();
  return (service, region) => {
    const inside = answeredBy('embedded', embedded(service, region));
    const outside = answeredBy(otherName, other);
    return async (request, signal) => {
      signal?.throwIfAborted();
      const asked = await operationOf(service, request);
      if ('unknown' in asked) return outside(request, signal);
      const key = `${service} ${asked.operation}`;
      if (lacking.has(key) || knownWrong(service, asked.operation, asked.input))
        return inside(request, signal);
      const response = await outside(request, signal);
      if (!lacks(response)) return response;
      lacking.add(key);
      return inside(request, signal);
    };
  };
}

/** LocalStack answers 501 for services and operations that it does not have (shared/localstack/README.md, measured). */
function lacks({ statusCode }: WireResponse): boolean {
  return statusCode === 501;
}

/** An emulator that has not answered by then hangs. */
const patience = 120_000;

/**
 * Sends requests to a running endpoint instead of AWS; the signature is of made-up keys and is not looked at. A request
 * that was sent is waited for even when the run is interrupted: else nobody would know what it created.
 */
export function forwardTo(endpoint: URL): Answer {
  return async (request) => {
    const url = new URL(endpoint);
    url.pathname = request.path;
    url.search = searchOf(request);
    const { host: _host, 'content-length': _length, expect: _expect, ...headers } = request.headers;
    const response = await fetch(url, {
      method: request.method,
      headers,
      redirect: 'manual',
      ...(request.body.length > 0 ? { body: Buffer.from(request.body) } : {}),
      signal: AbortSignal.timeout(patience),
    });
    return {
      statusCode: response.status,
      headers: decodedHeaders(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
}

/** Without the headers that speak of a form of the body that fetch has already undone. */
function decodedHeaders(headers: Headers): Readonly<Record<string, string>> {
  const undone = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection']);
  return Object.fromEntries([...headers].filter(([name]) => !undone.has(name)));
}

function searchOf({ query }: WireRequest): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, one ?? '');
  }
  return search.toString();
}
