import { describe, expect, it } from 'vitest';

import { decodeBody } from '../../../../src/simulator/cloud/protocol/aws-chunked.ts';
import type { WireRequest } from '../../../../src/vocabulary/connection.ts';

function upload(body: string | Uint8Array, headers: Record<string, string>): WireRequest {
  return {
    method: 'PUT',
    protocol: 'https:',
    hostname: 's3.amazonaws.com',
    path: '/b/k',
    query: {},
    headers,
    body: typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
  };
}

const chunked = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '11' };

describe('a body in aws-chunks', () => {
  it('is put together, its trailers become headers', () => {
    const body = '5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n';
    const decoded = decodeBody(
      upload(body, { ...chunked, 'x-amz-trailer': 'x-amz-checksum-crc32' }),
    );
    expect(Buffer.from(decoded.body).toString()).toBe('hello world');
    expect(decoded.headers).toEqual({
      'content-length': '11',
      'x-amz-trailer': 'x-amz-checksum-crc32',
      'x-amz-checksum-crc32': 'DUoRhQ==',
    });
  });

  it('may have signed chunks, and then only a header that says so', () => {
    const body = 'b;chunk-signature=ab12\r\nhello\r\n0\r\nx\r\n0;chunk-signature=cd34\r\n\r\n';
    const decoded = decodeBody(
      upload(body, { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }),
    );
    expect(Buffer.from(decoded.body).toString()).toBe('hello\r\n0\r\nx');
  });

  it('keeps the other encodings', () => {
    const decoded = decodeBody(
      upload('0\r\n\r\n', {
        'content-encoding': 'aws-chunked, gzip',
        'x-amz-decoded-content-length': '0',
      }),
    );
    expect(decoded.headers['content-encoding']).toBe('gzip');
    expect(decoded.body.byteLength).toBe(0);
  });

  it.each([
    ['ends early', '5\r\nhel'],
    ['has no last chunk', '5\r\nhello\r\n'],
    ['has no size', 'hello\r\n'],
    ['is shorter than it says', '5\r\nhello\r\n0\r\n\r\n'],
  ])('that %s is incomplete', (_why, body) => {
    expect(() => decodeBody(upload(body, chunked))).toThrow(
      expect.objectContaining({ code: 'IncompleteBody', status: 400 }),
    );
  });
});

describe('any other body', () => {
  it('is left alone', () => {
    const request = upload('5\r\nhello\r\n0\r\n\r\n', { 'content-encoding': 'gzip' });
    expect(decodeBody(request)).toBe(request);
  });
});
