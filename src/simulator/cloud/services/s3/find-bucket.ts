import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { S3Bucket } from '../s3-state.ts';

/**
 * The bucket that a call names. Throws NoSuchBucket, AccessDenied for a bucket of another account, and PermanentRedirect
 * where the call went to another region's endpoint.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function findBucket(name: string | undefined, { account, region }: CallContext): S3Bucket {
  const bucket = name === undefined ? undefined : account.s3.buckets.get(name);
  if (!bucket) {
    throw name !== undefined && account.s3.foreign.has(name)
      ? new AwsError('AccessDenied', 'Access Denied', 403)
      : new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  }
  if (bucket.region !== region) {
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      301,
    );
  }
  return bucket;
}
