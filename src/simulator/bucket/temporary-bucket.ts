import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListBucketsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type BucketLocationConstraint,
  type S3Client,
} from '@aws-sdk/client-s3';

import { StageFailure, type Deployment } from '../stage.ts';
import { isAwsError } from '../wait.ts';

export const bucketType = 'AWS::S3::Bucket';

/** Makes the temporary bucket under a name the account does not use yet. */
export async function createBucket(
  s3: S3Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { names, plan, ledger } = deployment;
  const options = { abortSignal: signal };
  const Bucket = names.bucket;
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}), options);
  if (Buckets.some(({ Name }) => Name === Bucket)) {
    throw new StageFailure(
      Bucket,
      `The account has a bucket ${Bucket} already.`,
      'Remove it: an earlier deployment left it.',
    );
  }
  // us-east-1 is the one region that must not be named:
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the plan has checked the region; the SDK's list is older
  const place = { LocationConstraint: plan.region as BucketLocationConstraint };
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ...(plan.region === 'us-east-1' ? {} : { CreateBucketConfiguration: place }),
    }),
    options,
  );
  ledger.created({
    ref: { type: bucketType, id: Bucket },
    remove: async (clients, stop) => emptyAndDelete(await clients.get('s3'), Bucket, stop),
  });
}

export async function upload(
  s3: S3Client,
  Bucket: string,
  Key: string,
  Body: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }), { abortSignal: signal });
}

/** Keys of the bucket. */
export async function keysOf(
  client: S3Client,
  Bucket: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client },
    { Bucket },
    { abortSignal: signal },
  )) {
    keys.push(...Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
  }
  return keys;
}

/** One object after the other: s3:DeleteObject is the action the deploy set holds. A bucket that is gone is no error. */
export async function emptyAndDelete(
  s3: S3Client,
  Bucket: string,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  try {
    for (const Key of await keysOf(s3, Bucket, signal))
      await s3.send(new DeleteObjectCommand({ Bucket, Key }), options);
    await s3.send(new DeleteBucketCommand({ Bucket }), options);
  } catch (error) {
    if (!isAwsError(error, 'NoSuchBucket')) throw error;
  }
}
