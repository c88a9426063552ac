import type {
  Bucket,
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  BucketLocationConstraint,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { S3Bucket } from '../s3-state.ts';
import { requireBucketName } from './bucket-name.ts';
import { canonicalId } from './canonical-id.ts';
import { findBucket } from './find-bucket.ts';
import { placeOf } from './location.ts';
import { fromToken, toToken } from './token.ts';

/** By name, at most 10,000 a page. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(
  input: ListBucketsRequest,
  { account }: CallContext,
): ListBucketsOutput {
  const { MaxBuckets = 10_000, ContinuationToken, Prefix, BucketRegion } = input;
  if (MaxBuckets < 1 || MaxBuckets > 10_000) {
    throw new AwsError(
      'InvalidArgument',
      'Argument max-buckets must be an integer between 1 and 10000',
    );
  }
  const after = fromToken(ContinuationToken);
  const rest = [...account.s3.buckets.values()]
    .filter(
      ({ name, region }) => name.startsWith(Prefix ?? '') && region === (BucketRegion ?? region),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => after === undefined || name > after);
  const page = rest.slice(0, MaxBuckets);
  return {
    Buckets: page.map(described),
    Owner: { ID: canonicalId(account.id) },
    ...(Prefix === undefined ? {} : { Prefix }),
    ...(rest.length > page.length ? { ContinuationToken: toToken(page.at(-1)?.name ?? '') } : {}),
  };
}

/**
 * Block Public Access is on and ACLs are off from the start, as for every bucket made since April 2023.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 */
export function createBucket(input: CreateBucketRequest, context: CallContext): CreateBucketOutput {
  const { account } = context;
  const name = input.Bucket ?? '';
  requireBucketName(name);
  const region = placeOf(input.CreateBucketConfiguration?.LocationConstraint, context.region);
  if (account.s3.foreign.has(name)) {
    throw new AwsError(
      'BucketAlreadyExists',
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      409,
    );
  }
  const own = account.s3.buckets.get(name);
  // Making it again in us-east-1 is no error there and only there:
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html#API_CreateBucket_Errors
  if (own && !(own.region === 'us-east-1' && region === 'us-east-1')) {
    throw new AwsError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
    );
  }
  if (!own) account.s3.buckets.set(name, newBucket(input, region, account.clock.now()));
  return {
    Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
    BucketArn: `arn:${account.partition}:s3:::${name}`,
  };
}

/** The bucket that a request asks for; `now` in milliseconds since 1970. */
export function newBucket(input: CreateBucketRequest, region: string, now: number): S3Bucket {
  return {
    name: input.Bucket ?? '',
    region,
    createdAt: now,
    objects: new Map(),
    ownership: input.ObjectOwnership ?? 'BucketOwnerEnforced',
    acl: input.ACL ?? 'private',
    publicAccessBlock: {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    },
  };
}

/** Throws BucketNotEmpty while an object is left. */
export function deleteBucket(input: DeleteBucketRequest, context: CallContext): object {
  const bucket = findBucket(input.Bucket, context);
  if (bucket.objects.size > 0) {
    throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
  }
  context.account.s3.buckets.delete(bucket.name);
  return {};
}

/** HEAD carries no body: the client learns of the status alone, and calls 404 NotFound. */
export function headBucket(input: HeadBucketRequest, context: CallContext): HeadBucketOutput {
  const bucket = found(input.Bucket, context);
  const BucketArn = `arn:${context.account.partition}:s3:::${bucket.name}`;
  return { BucketRegion: bucket.region, BucketArn, AccessPointAlias: false };
}

/** us-east-1 is told by absence. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export function getBucketLocation(
  input: GetBucketLocationRequest,
  context: CallContext,
): GetBucketLocationOutput {
  const { region } = findBucket(input.Bucket, context);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any region has a name; the SDK's list is older
  return region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint };
}

function found(name: string | undefined, context: CallContext): S3Bucket {
  try {
    return findBucket(name, context);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchBucket') {
      throw new AwsError('NotFound', 'Not Found', 404);
    }
    throw error;
  }
}

function described({ name, region, createdAt }: S3Bucket): Bucket {
  return { Name: name, CreationDate: new Date(createdAt), BucketRegion: region };
}
