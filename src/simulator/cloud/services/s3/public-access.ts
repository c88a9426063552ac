import type {
  GetPublicAccessBlockOutput,
  GetPublicAccessBlockRequest,
  PutPublicAccessBlockRequest,
} from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { findBucket } from './find-bucket.ts';

/** A switch that is not named is off. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
export function putPublicAccessBlock(
  input: PutPublicAccessBlockRequest,
  context: CallContext,
): object {
  const set = input.PublicAccessBlockConfiguration;
  findBucket(input.Bucket, context).publicAccessBlock = {
    blockPublicAcls: set?.BlockPublicAcls ?? false,
    ignorePublicAcls: set?.IgnorePublicAcls ?? false,
    blockPublicPolicy: set?.BlockPublicPolicy ?? false,
    restrictPublicBuckets: set?.RestrictPublicBuckets ?? false,
  };
  return {};
}

/** Throws NoSuchPublicAccessBlockConfiguration. */
export function getPublicAccessBlock(
  input: GetPublicAccessBlockRequest,
  context: CallContext,
): GetPublicAccessBlockOutput {
  const { publicAccessBlock: block } = findBucket(input.Bucket, context);
  if (!block) {
    throw new AwsError(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
      404,
    );
  }
  return {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: block.blockPublicAcls,
      IgnorePublicAcls: block.ignorePublicAcls,
      BlockPublicPolicy: block.blockPublicPolicy,
      RestrictPublicBuckets: block.restrictPublicBuckets,
    },
  };
}
