import type { PutBucketAclRequest } from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { findBucket } from './find-bucket.ts';

const publicAcls = ['public-read', 'public-read-write', 'authenticated-read'];

/**
 * Canned ACLs only. Buckets are made without ACLs today and refuse to have any set.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function putBucketAcl(input: PutBucketAclRequest, context: CallContext): object {
  const bucket = findBucket(input.Bucket, context);
  if (bucket.ownership === 'BucketOwnerEnforced') {
    throw new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
  }
  if (input.ACL === undefined) {
    throw new AwsError('NotImplemented', 'The embedded S3 knows canned ACLs only.', 501);
  }
  if (bucket.publicAccessBlock?.blockPublicAcls && publicAcls.includes(input.ACL)) {
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
  bucket.acl = input.ACL;
  return {};
}
