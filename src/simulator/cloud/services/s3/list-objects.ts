import type { _Object, ListObjectsV2Output, ListObjectsV2Request } from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { S3Object } from '../s3-state.ts';
import { canonicalId } from './canonical-id.ts';
import { findBucket } from './find-bucket.ts';
import { fromToken, toToken } from './token.ts';

/** A row of the listing: an object, or all keys that share the part up to the delimiter. */
type Row = { readonly key: string; readonly object: S3Object } | { readonly prefix: string };

const largestPage = 1000;

/** Keys in the order of their UTF-8 bytes. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjectsV2(
  input: ListObjectsV2Request,
  context: CallContext,
): ListObjectsV2Output {
  const bucket = findBucket(input.Bucket, context);
  const size = pageSize(input.MaxKeys);
  const after = fromToken(input.ContinuationToken) ?? input.StartAfter ?? '';
  const rest = rowsOf(bucket.objects, input.Prefix ?? '', input.Delimiter ?? '').filter((row) =>
    follows('key' in row ? row.key : row.prefix, after),
  );
  const page = rest.slice(0, size);
  const written = input.EncodingType === 'url' ? encodeURIComponent : (text: string) => text;
  const owner = input.FetchOwner ? { Owner: { ID: canonicalId(context.account.id) } } : {};
  const IsTruncated = size > 0 && rest.length > page.length;
  return {
    ...echo(input),
    MaxKeys: size,
    KeyCount: page.length,
    IsTruncated,
    Contents: page.flatMap((row) =>
      'key' in row ? [{ ...described(row.object), Key: written(row.key), ...owner }] : [],
    ),
    CommonPrefixes: page.flatMap((row) =>
      'prefix' in row ? [{ Prefix: written(row.prefix) }] : [],
    ),
    ...(IsTruncated ? { NextContinuationToken: toToken(nameOf(page.at(-1))) } : {}),
  };
}

function pageSize(asked: number | undefined): number {
  if (asked === undefined) return largestPage;
  if (asked < 0) {
    throw new AwsError(
      'InvalidArgument',
      'Argument maxKeys must be an integer between 0 and 2147483647',
    );
  }
  return Math.min(asked, largestPage);
}

function rowsOf(
  objects: ReadonlyMap<string, S3Object>,
  prefix: string,
  delimiter: string,
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const [key, object] of objects) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    rows.set(common ?? key, common === undefined ? { key, object } : { prefix: common });
  }
  return [...rows.values()].toSorted((a, b) => (follows(nameOf(a), nameOf(b)) ? 1 : -1));
}

function nameOf(row: Row | undefined): string {
  if (!row) return '';
  return 'key' in row ? row.key : row.prefix;
}

function follows(name: string, other: string): boolean {
  return Buffer.compare(Buffer.from(name), Buffer.from(other)) > 0;
}

function described({ lastModified, etag, body, storageClass, checksum }: S3Object): _Object {
  return {
    LastModified: new Date(lastModified),
    ETag: etag,
    ChecksumAlgorithm: [checksum.algorithm],
    ChecksumType: 'FULL_OBJECT',
    Size: body.length,
    StorageClass: storageClass,
  };
}

/** What the answer repeats of the request. */
function echo(input: ListObjectsV2Request): ListObjectsV2Output {
  const { Bucket, Prefix, Delimiter, EncodingType, ContinuationToken, StartAfter } = input;
  return {
    Name: Bucket,
    Prefix: Prefix ?? '',
    ...(Delimiter === undefined ? {} : { Delimiter }),
    ...(EncodingType === undefined ? {} : { EncodingType }),
    ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
    ...(StartAfter === undefined ? {} : { StartAfter }),
  };
}
