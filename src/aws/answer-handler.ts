import { Readable } from 'node:stream';

import type { Answer, WireRequest, WireResponse } from '../vocabulary/connection.ts';

/**
 * What the SDK takes for an HTTP handler, as far as it uses it. A type, not an interface: only so does it fit the SDK's
 * own type, whose parts are not exported by the clients.
 */
// oxlint-disable-next-line typescript/consistent-type-definitions -- see above
type HttpHandler = {
  readonly handle: (
    request: HttpRequest,
    options?: { readonly abortSignal?: unknown },
  ) => Promise<{
    readonly response: Omit<WireResponse, 'body'> & { readonly body: Uint8Array | Readable };
  }>;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => object;
};

/** The SDK's request; its body is a string, bytes, a Blob, or a stream of Node or of the web. */
type HttpRequest = Omit<WireRequest, 'body'> & { readonly body?: unknown };

/**
 * An HTTP handler of the SDK that asks `answer` instead of the network. `streams`: bodies of responses are streams, as
 * S3's are; otherwise the bytes, which the SDK reads faster.
 */
export function answerHandler(answer: Answer, streams: boolean): HttpHandler {
  return {
    handle: async (request, { abortSignal } = {}) => {
      const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined;
      const { statusCode, headers, body } = await answer(await wireRequest(request), signal);
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return {
        // The SDK changes the headers it is given.
        response: { statusCode, headers: { ...headers }, body: streams ? streamOf(bytes) : bytes },
      };
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
}

/** The request as bytes and lower-case headers. Bodies of any kind that the SDK takes are read to their end. */
async function wireRequest(request: HttpRequest): Promise<WireRequest> {
  const { method, protocol, hostname, port, path, query, headers } = request;
  return {
    method,
    protocol,
    hostname,
    ...(port === undefined ? {} : { port }),
    path,
    query,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: await bytesOf(request.body),
  };
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  // A plain view of the bytes: the SDK's JSON bodies are a subclass that warns when it is taken for a string.
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  // What is left is a stream: of Node or of the web, and both can be iterated.
  if (!isStream(body)) throw new TypeError(`A body of ${typeof body} cannot be sent.`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array | string> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function streamOf(bytes: Uint8Array): Readable {
  return Readable.from(bytes.byteLength > 0 ? [bytes] : []);
}
