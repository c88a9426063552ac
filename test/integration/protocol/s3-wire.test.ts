import { Readable } from 'node:stream';

import {
  GetBucketLocationCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';

import { answerHandler } from '../../../src/aws/answer-handler.ts';
import { presignGetObject } from '../../../src/aws/presign.ts';
import { operationOf } from '../../../src/simulator/cloud/create-cloud.ts';
import type { WireRequest } from '../../../src/vocabulary/connection.ts';
import { clientsOf, connectionTo } from './test-connection.ts';

/** The operation that a PUT of `/bucket/key` asks for, with what is given instead. */
async function asked(over: Partial<WireRequest>): Promise<unknown> {
  const request: WireRequest = {
    method: 'PUT',
    protocol: 'https:',
    hostname: 's3.eu-central-1.amazonaws.com',
    path: '/bucket/key',
    query: {},
    headers: {},
    body: new Uint8Array(),
    ...over,
  };
  const found = await operationOf('s3', request);
  return 'unknown' in found ? found : found.operation;
}

describe('uploads', () => {
  it('arrive whole where the client sends a stream in aws-chunks, with the checksum of the trailer', async () => {
    const inputs: Record<string, unknown>[] = [];
    const s3 = await clientsOf({
      PutObject: (input) => {
        inputs.push(input);
        return {};
      },
    }).get('s3');
    const parts = [
      Buffer.alloc(70_000, 'a'),
      Buffer.from('\r\n0\r\n'),
      Buffer.from([0, 255, 13, 10]),
    ];
    const whole = Buffer.concat(parts);
    await s3.send(
      new PutObjectCommand({
        Bucket: 'bucket',
        Key: 'key',
        Body: Readable.from(parts),
        ContentLength: whole.byteLength,
        ContentEncoding: 'gzip',
      }),
    );
    expect(inputs).toHaveLength(1);
    expect(Buffer.from(inputs[0]!['Body'] as Uint8Array).equals(whole)).toBe(true);
    expect(inputs[0]).toMatchObject({ ContentLength: 70_009, ContentEncoding: 'gzip' });
    expect(inputs[0]!['ChecksumCRC32']).toMatch(/^[\w+/]{6}==$/);
  });

  it('of nothing are empty', async () => {
    const s3 = await clientsOf({
      PutObject: ({ Body }) => ({ ETag: `"${(Body as Uint8Array).byteLength}"` }),
    }).get('s3');
    const { ETag } = await s3.send(
      new PutObjectCommand({ Bucket: 'bucket', Key: 'empty', Body: '' }),
    );
    expect(ETag).toBe('"0"');
  });
});

describe('keys', () => {
  it.each([
    'a/b/c',
    '/leading',
    'trailing/',
    'a//b',
    'ä ö+ü%20&?#',
    '日本語/🚀.txt',
    'x=y;z',
    "it's(1)*!",
  ])('%s arrives as given', async (Key) => {
    const s3 = await clientsOf({
      GetObject: (input) => ({ Body: new TextEncoder().encode(String(input['Key'])) }),
    }).get('s3');
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'bucket', Key }));
    expect(await Body?.transformToString()).toBe(Key);
  });
});

describe('addresses', () => {
  it('name the bucket in the host', async () => {
    const connection = connectionTo({
      GetObject: ({ Bucket, Key }) => ({ ContentType: [Bucket, Key].join(' ') }),
    });
    const s3 = new S3Client({
      region: 'eu-central-1',
      credentials: connection.credentials!,
      requestHandler: answerHandler(connection.answer!('s3', 'eu-central-1'), true),
    });
    const { ContentType } = await s3.send(
      new GetObjectCommand({ Bucket: 'my.bucket', Key: 'a/b' }),
    );
    expect(ContentType).toBe('my.bucket a/b');
  });

  it('are signed for whoever holds them', async () => {
    const connection = connectionTo({
      GetObject: ({ Bucket, Key }, { accessKeyId }) => ({
        Body: new TextEncoder().encode([Bucket, Key, accessKeyId].join(' ')),
      }),
    });
    const url = new URL(
      await presignGetObject(connection, 'bucket', 'a b/ü', 600, new Date('2026-11-25T08:00:00Z')),
    );
    expect(url.searchParams.get('X-Amz-Expires')).toBe('600');
    expect(url.searchParams.get('X-Amz-Date')).toBe('20261125T080000Z');
    const request: WireRequest = {
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { host: url.host },
      body: new Uint8Array(),
    };
    const response = await connection.answer!('s3', 'eu-central-1')(request, undefined);
    expect(response.statusCode).toBe(200);
    expect(Buffer.from(response.body as Uint8Array).toString()).toBe('bucket a b/ü AKIDEXAMPLE');
  });
});

describe('operations', () => {
  it('are not mistaken for one another by what they add to the URL or the headers', async () => {
    expect(await asked({})).toBe('PutObject');
    expect(await asked({ query: { 'x-id': 'PutObject' } })).toBe('PutObject');
    expect(await asked({ headers: { 'x-amz-copy-source': '/a/b' } })).toBe('CopyObject');
    expect(await asked({ query: { tagging: '' } })).toBe('PutObjectTagging');
    expect(await asked({ query: { partNumber: '1', uploadId: 'u' } })).toBe('UploadPart');
    expect(await asked({ query: { legal: '' } })).toEqual({ unknown: 'PUT /bucket/key?legal' });
    expect(await asked({ path: '/bucket' })).toBe('CreateBucket');
    expect(await asked({ path: '/bucket', method: 'GET' })).toBe('ListObjects');
    expect(await asked({ path: '/bucket/', method: 'GET', query: { 'list-type': '2' } })).toBe(
      'ListObjectsV2',
    );
    expect(await asked({ path: '/bucket', method: 'GET', query: { lifecycle: '' } })).toEqual({
      unknown: 'GET /bucket?lifecycle',
    });
    expect(await asked({ path: '/', method: 'GET' })).toBe('ListBuckets');
    expect(await asked({ path: '/', method: 'HEAD' })).toEqual({ unknown: 'HEAD /' });
  });

  it('read nested XML', async () => {
    let tagging: unknown;
    const s3 = await clientsOf({
      PutObjectTagging: (input) => {
        tagging = input['Tagging'];
        return {};
      },
    }).get('s3');
    const Tagging = {
      TagSet: [
        { Key: 'a & b', Value: '<c>' },
        { Key: ' d ', Value: '' },
      ],
    };
    await s3.send(new PutObjectTaggingCommand({ Bucket: 'bucket', Key: 'k', Tagging }));
    expect(tagging).toEqual(Tagging);
  });

  it('write the location of a bucket as the root alone', async () => {
    const s3 = await clientsOf({
      GetBucketLocation: () => ({ LocationConstraint: 'eu-west-1' }),
    }).get('s3');
    const { LocationConstraint } = await s3.send(
      new GetBucketLocationCommand({ Bucket: 'bucket' }),
    );
    expect(LocationConstraint).toBe('eu-west-1');
  });

  it('list what is in a bucket', async () => {
    const Contents = [
      { Key: 'a/ü', Size: 3, LastModified: new Date('2026-01-02T03:04:05Z'), ETag: '"x"' },
    ];
    const s3 = await clientsOf({
      ListObjectsV2: () => ({ Contents, KeyCount: 1, IsTruncated: false }),
    }).get('s3');
    const listed = await s3.send(new ListObjectsV2Command({ Bucket: 'bucket' }));
    expect(listed.Contents).toEqual(Contents);
    expect(listed.IsTruncated).toBe(false);
  });
});
