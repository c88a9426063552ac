import { createHash, createHmac } from 'node:crypto';

import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import { findObject } from './objects.ts';

/** What a presigned address says of itself. */
interface Presigned {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** `YYYYMMDD'T'HHMMSS'Z'`, as it stands in the address. */
  readonly date: string;
  /** Seconds. */
  readonly expires: number;
}

/**
 * Reads the object behind a presigned GET address, in virtual-hosted or path style, as S3 would answer it: the signature
 * must be one of the account's keys over exactly this address, and not too old by the account's clock. Whether the signer
 * may read the object is not decided here but by the guard.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function readPresigned(account: AccountState, address: string): Uint8Array {
  const url = new URL(address);
  const said = presignedOf(url);
  const secret = secretOf(account, said.accessKeyId);
  if (secret === undefined) {
    throw new AwsError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      403,
    );
  }
  const age = account.clock.now() - instantOf(said.date);
  if (age > said.expires * 1000) throw new AwsError('AccessDenied', 'Request has expired', 403);
  if (signatureOf(url, said, secret) !== url.searchParams.get('X-Amz-Signature')) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
    );
  }
  const bucket = account.s3.buckets.get(said.bucket);
  if (!bucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  return findObject(bucket, said.key).body;
}

/** Bucket and key of an S3 address of either style; the host of an emulator is path style. */
function objectOfUrl(url: URL): { readonly bucket: string; readonly key: string } {
  const path = decodeURIComponent(url.pathname.slice(1));
  const [, hosted] = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?$/.exec(url.hostname) ?? [];
  if (hosted !== undefined) return { bucket: hosted, key: path };
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: path, key: '' }
    : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function presignedOf(url: URL): Presigned {
  const of = (name: string) => url.searchParams.get(name) ?? '';
  const [accessKeyId = '', , region = '', service, terminator] = of('X-Amz-Credential').split('/');
  const date = of('X-Amz-Date');
  const complete =
    of('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256' &&
    service === 's3' &&
    terminator === 'aws4_request' &&
    /^\d{8}T\d{6}Z$/.test(date) &&
    /^\d+$/.test(of('X-Amz-Expires')) &&
    of('X-Amz-Signature') !== '';
  if (!complete) throw new AwsError('AccessDenied', 'Access Denied', 403);
  return { ...objectOfUrl(url), region, accessKeyId, date, expires: Number(of('X-Amz-Expires')) };
}

function secretOf({ iam }: AccountState, accessKeyId: string): string | undefined {
  for (const { accessKeys } of iam.users.values()) {
    const key = accessKeys.find(({ id, active }) => id === accessKeyId && active);
    if (key) return key.secret;
  }
  return iam.sessions.get(accessKeyId)?.secret;
}

function instantOf(date: string): number {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  return Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signatureOf(url: URL, { date, region }: Presigned, secret: string): string {
  const day = date.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted();
  const request = [
    'GET',
    url.pathname,
    query.join('&'),
    `host:${url.host}\n`,
    'host',
    'UNSIGNED-PAYLOAD',
  ];
  const hash = createHash('sha256').update(request.join('\n')).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, hash].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', signingKey).update(toSign).digest('hex');
}

/** RFC 3986, which leaves fewer characters alone than encodeURIComponent does. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
