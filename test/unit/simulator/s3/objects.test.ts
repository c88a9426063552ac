import { createHash } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { operations as s3 } from '../../../../src/simulator/cloud/services/s3.ts';
import { callTo, emptyAccount, errorOf } from '../../../fixtures/embedded-cloud/account.ts';

const Bucket = 'objects';
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (body: Uint8Array) => new TextDecoder().decode(body);
let call: CallContext;

beforeEach(() => {
  call = callTo(emptyAccount());
  s3.CreateBucket(
    { Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } },
    call,
  );
});

const put = (Key: string, body = Key) => s3.PutObject({ Bucket, Key, Body: bytes(body) }, call);

describe('PutObject and GetObject', () => {
  it('gives back what was put, with the MD5 as ETag and CRC32 as checksum', () => {
    // digests of the text "hello": RFC 1321 tools, and the CRC32 that zlib gives
    const stored = put('greeting', 'hello');
    expect(stored).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumCRC32: 'NhCmhg==',
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
    });
    const read = s3.GetObject({ Bucket, Key: 'greeting', ChecksumMode: 'ENABLED' }, call);
    expect(text(read.Body)).toBe('hello');
    expect(read).toMatchObject({
      ContentLength: 5,
      ContentType: 'binary/octet-stream',
      ChecksumCRC32: 'NhCmhg==',
    });
  });

  it('keeps type and metadata, and replaces what was there', () => {
    put('k', 'old');
    s3.PutObject(
      {
        Bucket,
        Key: 'k',
        Body: bytes('new'),
        ContentType: 'text/plain',
        Metadata: { build: '10' },
      },
      call,
    );
    expect(s3.HeadObject({ Bucket, Key: 'k' }, call)).toMatchObject({
      ContentLength: 3,
      ContentType: 'text/plain',
      Metadata: { build: '10' },
    });
  });

  it('refuses a body that is not what its digests say', async () => {
    const wrong = [
      { ContentMD5: createHash('md5').update('other').digest('base64') },
      { ChecksumSHA256: createHash('sha256').update('other').digest('base64') },
      { ChecksumCRC32: 'AAAAAA==' },
    ];
    for (const digest of wrong) {
      const error = await errorOf(() =>
        s3.PutObject({ Bucket, Key: 'k', Body: bytes('body'), ...digest }, call),
      );
      expect(error).toMatchObject({ code: 'BadDigest', status: 400 });
    }
    await expect(errorOf(() => s3.GetObject({ Bucket, Key: 'k' }, call))).resolves.toMatchObject({
      code: 'NoSuchKey',
      status: 404,
    });
  });

  it('refuses a checksum that it cannot compute instead of believing it', async () => {
    const error = await errorOf(() =>
      s3.PutObject({ Bucket, Key: 'k', ChecksumCRC64NVME: 'AAAAAAAAAAA=' }, call),
    );
    expect(error).toMatchObject({ code: 'NotImplemented', status: 501 });
  });

  it('writes only where nothing is, if asked', async () => {
    put('once');
    const error = await errorOf(() =>
      s3.PutObject({ Bucket, Key: 'once', IfNoneMatch: '*' }, call),
    );
    expect(error).toMatchObject({ code: 'PreconditionFailed', status: 412 });
  });

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('reads the range %s', (Range, part, ContentRange) => {
    put('digits', '0123456789');
    const read = s3.GetObject({ Bucket, Key: 'digits', Range, ChecksumMode: 'ENABLED' }, call);
    expect(text(read.Body)).toBe(part);
    expect(read).toMatchObject({ ContentRange, ContentLength: part.length });
    expect(read).not.toHaveProperty('ChecksumCRC32');
  });

  it.each(['bytes=5-2', 'lines=0-1', 'bytes=0-1,3-4'])(
    'ignores %s, which is no single range',
    (Range) => {
      put('digits', '0123456789');
      expect(text(s3.GetObject({ Bucket, Key: 'digits', Range }, call).Body)).toBe('0123456789');
    },
  );

  it('refuses a range beyond the end', async () => {
    put('digits', '0123456789');
    for (const Range of ['bytes=10-', 'bytes=-0']) {
      await expect(
        errorOf(() => s3.GetObject({ Bucket, Key: 'digits', Range }, call)),
      ).resolves.toMatchObject({ code: 'InvalidRange', status: 416 });
    }
  });

  it('answers conditions on the ETag', async () => {
    const { ETag = '' } = put('k');
    expect(s3.HeadObject({ Bucket, Key: 'k', IfMatch: ETag }, call).ETag).toBe(ETag);
    await expect(
      errorOf(() => s3.HeadObject({ Bucket, Key: 'k', IfMatch: '"other"' }, call)),
    ).resolves.toMatchObject({ status: 412 });
    await expect(
      errorOf(() => s3.GetObject({ Bucket, Key: 'k', IfNoneMatch: ETag }, call)),
    ).resolves.toMatchObject({ status: 304 });
  });

  it('says NotFound to HEAD where GET says NoSuchKey', async () => {
    await expect(
      errorOf(() => s3.HeadObject({ Bucket, Key: 'none' }, call)),
    ).resolves.toMatchObject({ code: 'NotFound', status: 404 });
  });
});

const keys = (answer: ReturnType<typeof s3.ListObjectsV2>) =>
  answer.Contents?.map(({ Key }) => Key);

describe('ListObjectsV2', () => {
  it('lists in the order of UTF-8 bytes', () => {
    for (const key of ['b', 'ä', 'a', 'B', 'a/1', '𝄞', '\uFFFD']) put(key);
    // UTF-16 order would put the clef, a surrogate pair, before U+FFFD
    expect(keys(s3.ListObjectsV2({ Bucket }, call))).toEqual([
      'B',
      'a',
      'a/1',
      'b',
      'ä',
      '\uFFFD',
      '𝄞',
    ]);
  });

  it('gathers what shares a part up to the delimiter', () => {
    for (const key of ['logs/1', 'logs/2', 'packages/x.deb', 'readme']) put(key);
    const listed = s3.ListObjectsV2({ Bucket, Delimiter: '/' }, call);
    expect(listed.CommonPrefixes).toEqual([{ Prefix: 'logs/' }, { Prefix: 'packages/' }]);
    expect(keys(listed)).toEqual(['readme']);
    expect(listed.KeyCount).toBe(3);
    expect(keys(s3.ListObjectsV2({ Bucket, Prefix: 'logs/', Delimiter: '/' }, call))).toEqual([
      'logs/1',
      'logs/2',
    ]);
  });

  it('goes page by page over keys and prefixes alike', () => {
    for (const key of ['a', 'b/1', 'b/2', 'c', 'd']) put(key);
    const seen: unknown[] = [];
    let token: string | undefined;
    do {
      const page = s3.ListObjectsV2(
        { Bucket, Delimiter: '/', MaxKeys: 2, ContinuationToken: token },
        call,
      );
      seen.push([
        ...(keys(page) ?? []),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      ]);
      token = page.NextContinuationToken;
      expect(page.IsTruncated).toBe(token !== undefined);
    } while (token !== undefined);
    expect(seen).toEqual([
      ['a', 'b/'],
      ['c', 'd'],
    ]);
  });

  it('never gives more than 1000 keys', () => {
    for (let index = 0; index < 1001; index += 1) put(`k${index}`, 'x');
    const page = s3.ListObjectsV2({ Bucket, MaxKeys: 5000 }, call);
    expect(page).toMatchObject({ KeyCount: 1000, MaxKeys: 1000, IsTruncated: true });
  });

  it('starts after a key, encodes names and names owners if asked', () => {
    for (const key of ['a', 'b b']) put(key);
    const listed = s3.ListObjectsV2(
      { Bucket, StartAfter: 'a', EncodingType: 'url', FetchOwner: true },
      call,
    );
    expect(listed.Contents).toMatchObject([
      { Key: 'b%20b', Size: 3, StorageClass: 'STANDARD', Owner: { ID: expect.any(String) } },
    ]);
  });
});

describe('deleting', () => {
  it('is a success for a key that is not there', () => {
    expect(s3.DeleteObject({ Bucket, Key: 'none' }, call)).toEqual({});
  });

  it('takes many at once, and says nothing in quiet mode', () => {
    for (const key of ['a', 'b', 'c']) put(key);
    const Objects = [{ Key: 'a' }, { Key: 'none' }];
    expect(s3.DeleteObjects({ Bucket, Delete: { Objects } }, call).Deleted).toEqual([
      { Key: 'a' },
      { Key: 'none' },
    ]);
    expect(
      s3.DeleteObjects({ Bucket, Delete: { Objects: [{ Key: 'b' }], Quiet: true } }, call),
    ).toEqual({});
    expect(s3.ListObjectsV2({ Bucket }, call).KeyCount).toBe(1);
  });

  it('refuses none, and more than a thousand', async () => {
    for (const count of [0, 1001]) {
      const Objects = Array.from({ length: count }, (_, index) => ({ Key: `k${index}` }));
      await expect(
        errorOf(() => s3.DeleteObjects({ Bucket, Delete: { Objects } }, call)),
      ).resolves.toMatchObject({ code: 'MalformedXML' });
    }
  });
});
