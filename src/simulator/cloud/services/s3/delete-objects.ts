import type {
  DeletedObject,
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
} from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { findBucket } from './find-bucket.ts';

/** Deleting what is not there is a success. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(input: DeleteObjectRequest, context: CallContext): DeleteObjectOutput {
  findBucket(input.Bucket, context).objects.delete(input.Key ?? '');
  return {};
}

/** At most 1000 keys. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(
  { Bucket, Delete }: DeleteObjectsRequest,
  context: CallContext,
): DeleteObjectsOutput {
  const bucket = findBucket(Bucket, context);
  const keys = Delete?.Objects?.map(({ Key }) => Key ?? '') ?? [];
  if (keys.length === 0 || keys.length > 1000 || keys.includes('')) {
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  for (const key of keys) bucket.objects.delete(key);
  const Deleted = keys.map((Key): DeletedObject => ({ Key }));
  return Delete?.Quiet ? {} : { Deleted };
}
