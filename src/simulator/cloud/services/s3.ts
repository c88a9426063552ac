import type { CreateBucketRequest, DeleteBucketRequest } from '@aws-sdk/client-s3';

import type { Learners } from '../learn.ts';
import type { CallContext, Operations } from '../operation.ts';
import { putBucketAcl } from './s3/acl.ts';
import { deleteBucketPolicy, getBucketPolicy, putBucketPolicy } from './s3/bucket-policy.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
  newBucket,
} from './s3/buckets.ts';
import { deleteObject, deleteObjects } from './s3/delete-objects.ts';
import { listObjectsV2 } from './s3/list-objects.ts';
import { getObject, headObject, putObject } from './s3/objects.ts';
import { getPublicAccessBlock, putPublicAccessBlock } from './s3/public-access.ts';

export const operations = {
  ListBuckets: listBuckets,
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  HeadBucket: headBucket,
  GetBucketLocation: getBucketLocation,
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  ListObjectsV2: listObjectsV2,
  PutPublicAccessBlock: putPublicAccessBlock,
  GetPublicAccessBlock: getPublicAccessBlock,
  PutBucketPolicy: putBucketPolicy,
  GetBucketPolicy: getBucketPolicy,
  DeleteBucketPolicy: deleteBucketPolicy,
  PutBucketAcl: putBucketAcl,
} satisfies Operations;

/** Buckets count against a quota wherever they were made; what is in them stays with the backend. */
export const learners = {
  CreateBucket: (input: CreateBucketRequest, _: unknown, { account, region }: CallContext) => {
    const name = input.Bucket ?? '';
    const place = input.CreateBucketConfiguration?.LocationConstraint ?? region;
    if (!account.s3.buckets.has(name)) {
      account.s3.buckets.set(name, newBucket(input, place, account.clock.now()));
    }
  },
  DeleteBucket: ({ Bucket = '' }: DeleteBucketRequest, _: unknown, { account }: CallContext) => {
    account.s3.buckets.delete(Bucket);
  },
} satisfies Learners;
