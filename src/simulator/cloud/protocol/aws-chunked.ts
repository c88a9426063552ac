import type { WireRequest } from '../../../vocabulary/connection.ts';
import { AwsError } from '../aws-error.ts';

/**
 * The request with its body as the client meant it: `aws-chunked` framing undone, its trailers (the checksum) among
 * the headers. Throws AwsError IncompleteBody.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function decodeBody(request: WireRequest): WireRequest {
  return isChunked(request.headers) ? unchunked(request) : request;
}

function isChunked(headers: Readonly<Record<string, string>>): boolean {
  return (
    encodingsOf(headers).includes('aws-chunked') ||
    (headers['x-amz-content-sha256']?.startsWith('STREAMING-') ?? false)
  );
}

function encodingsOf(headers: Readonly<Record<string, string>>): readonly string[] {
  return (headers['content-encoding'] ?? '').split(',').map((encoding) => encoding.trim());
}

function unchunked(request: WireRequest): WireRequest {
  const { chunks, trailers } = readChunks(request.body);
  const body = new Uint8Array(Buffer.concat(chunks));
  const {
    'content-encoding': _,
    'x-amz-decoded-content-length': length,
    ...rest
  } = request.headers;
  if (length !== undefined && Number(length) !== body.byteLength) throw incomplete();
  const left = encodingsOf(request.headers).filter((encoding) => encoding !== 'aws-chunked');
  const encoding = left.join(',');
  return {
    ...request,
    body,
    headers: {
      ...rest,
      ...trailers,
      'content-length': String(body.byteLength),
      ...(encoding === '' ? {} : { 'content-encoding': encoding }),
    },
  };
}

/** Each chunk: its size in hex, perhaps a signature after a semicolon, CRLF, its bytes, CRLF; the last has size 0. */
function readChunks(body: Uint8Array): {
  readonly chunks: readonly Uint8Array[];
  readonly trailers: Readonly<Record<string, string>>;
} {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const end = buffer.indexOf('\r\n', at);
    const head = end < 0 ? '' : buffer.toString('latin1', at, end);
    if (!/^[0-9a-f]{1,8}(?:;|$)/i.test(head)) throw incomplete();
    const size = Number.parseInt(head, 16);
    at = end + 2;
    if (size === 0) return { chunks, trailers: readTrailers(buffer.toString('latin1', at)) };
    if (at + size + 2 > buffer.byteLength) throw incomplete();
    chunks.push(buffer.subarray(at, at + size));
    at += size + 2;
  }
}

function readTrailers(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  );
}
