import type {
  GetObjectOutput,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { S3Bucket, S3Object } from '../s3-state.ts';
import { checksumMembers, etagOf, verifiedChecksum } from './checksums.ts';
import { findBucket } from './find-bucket.ts';
import { rangeOf } from './range.ts';

/** As the protocol hands it over: the whole body. */
export type PutObjectInput = Omit<PutObjectRequest, 'Body'> & { readonly Body?: Uint8Array };
export type ReadObject = Omit<GetObjectOutput, 'Body'> & { readonly Body: Uint8Array };

const longestKey = 1024;

/** Stores the body if its digests fit. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export function putObject(input: PutObjectInput, context: CallContext): PutObjectOutput {
  const bucket = findBucket(input.Bucket, context);
  const key = input.Key ?? '';
  if (Buffer.byteLength(key) > longestKey) {
    throw new AwsError('KeyTooLongError', 'Your key is too long');
  }
  if (input.IfNoneMatch === '*' && bucket.objects.has(key)) throw preconditionFailed();
  const body = input.Body ?? new Uint8Array();
  const checksum = verifiedChecksum(input, body);
  const etag = etagOf(body);
  bucket.objects.set(key, {
    body,
    etag,
    checksum,
    lastModified: context.account.clock.now(),
    contentType: input.ContentType ?? 'binary/octet-stream',
    storageClass: input.StorageClass ?? 'STANDARD',
    metadata: input.Metadata ?? {},
  });
  return { ETag: etag, ServerSideEncryption: 'AES256', ...checksumMembers(checksum) };
}

/** The body, or the range of it that was asked for. Throws NoSuchKey. */
export function getObject(input: GetObjectRequest, context: CallContext): ReadObject {
  const object = findObject(findBucket(input.Bucket, context), input.Key);
  requireConditions(input, object);
  const { length } = object.body;
  const range = rangeOf(input.Range, length);
  if (!range) return { ...described(object, input), Body: object.body };
  // S3 tells no checksum with a part of an object: it would not be that of the part
  return {
    ...described(object, {}),
    Body: object.body.subarray(range.first, range.last + 1),
    ContentLength: range.last - range.first + 1,
    ContentRange: `bytes ${range.first}-${range.last}/${length}`,
  };
}

/** What GetObject says beside the body. Throws NotFound. */
export function headObject(input: HeadObjectRequest, context: CallContext): HeadObjectOutput {
  try {
    const object = findObject(findBucket(input.Bucket, context), input.Key);
    requireConditions(input, object);
    return described(object, input);
  } catch (error) {
    // HEAD carries no body, so the client cannot tell one 404 from the other
    if (error instanceof AwsError && error.status === 404)
      throw new AwsError('NotFound', 'Not Found', 404);
    throw error;
  }
}

/** Throws NoSuchKey. */
export function findObject(bucket: S3Bucket, key: string | undefined): S3Object {
  const object = bucket.objects.get(key ?? '');
  if (!object) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  return object;
}

function described(
  object: S3Object,
  { ChecksumMode }: { readonly ChecksumMode?: string | undefined },
): HeadObjectOutput {
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(Math.floor(object.lastModified / 1000) * 1000), // HTTP dates know whole seconds
    ContentLength: object.body.length,
    ETag: object.etag,
    ContentType: object.contentType,
    ServerSideEncryption: 'AES256',
    Metadata: { ...object.metadata },
    ...(object.storageClass === 'STANDARD' ? {} : { StorageClass: object.storageClass }),
    ...(ChecksumMode === 'ENABLED' ? checksumMembers(object.checksum) : {}),
  };
}

function requireConditions({ IfMatch, IfNoneMatch }: HeadObjectRequest, { etag }: S3Object): void {
  if (IfMatch !== undefined && !matches(IfMatch, etag)) throw preconditionFailed();
  if (IfNoneMatch !== undefined && matches(IfNoneMatch, etag)) {
    throw new AwsError('NotModified', 'Not Modified', 304);
  }
}

function matches(condition: string, etag: string): boolean {
  return condition === '*' || condition === etag || `"${condition}"` === etag;
}

function preconditionFailed(): AwsError {
  return new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );
}
