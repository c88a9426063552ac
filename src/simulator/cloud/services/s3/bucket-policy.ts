import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { findBucket } from './find-bucket.ts';

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html (size limit 20 KB) */
const largest = 20 * 1024;

/**
 * Keeps the document; whom it lets in is the guard's business. Public is judged more simply than AWS does: an Allow for
 * everybody without any condition.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function putBucketPolicy(input: PutBucketPolicyRequest, context: CallContext): object {
  const bucket = findBucket(input.Bucket, context);
  const text = input.Policy ?? '';
  const statements = statementsOf(text);
  if (bucket.publicAccessBlock?.blockPublicPolicy && statements.some(isPublic)) {
    throw new AwsError(
      'AccessDenied',
      `Public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access of bucket ${bucket.name}.`,
      403,
    );
  }
  bucket.policy = text;
  return {};
}

/** Throws NoSuchBucketPolicy. */
export function getBucketPolicy(
  input: GetBucketPolicyRequest,
  context: CallContext,
): GetBucketPolicyOutput {
  const { policy } = findBucket(input.Bucket, context);
  if (policy === undefined) {
    throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404);
  }
  return { Policy: policy };
}

export function deleteBucketPolicy(input: DeleteBucketPolicyRequest, context: CallContext): object {
  findBucket(input.Bucket, context).policy = undefined;
  return {};
}

function statementsOf(text: string): readonly object[] {
  if (Buffer.byteLength(text) > largest) {
    throw new AwsError('PolicyTooLarge', 'Policy exceeds the maximum allowed document size.');
  }
  const document = parsed(text);
  const statements = 'Statement' in document ? [document.Statement].flat() : [];
  const objects = statements.filter(
    (one): one is object => typeof one === 'object' && one !== null,
  );
  if (objects.length === 0 || objects.length !== statements.length) {
    throw new AwsError('MalformedPolicy', 'Missing required field Statement');
  }
  if (objects.some((statement) => !('Principal' in statement || 'NotPrincipal' in statement))) {
    throw new AwsError('MalformedPolicy', 'Missing required field Principal');
  }
  return objects;
}

function parsed(text: string): object {
  const notJson = new AwsError(
    'MalformedPolicy',
    "Policies must be valid JSON and the first byte must be '{'",
  );
  if (!text.startsWith('{')) throw notJson;
  try {
    const document: unknown = JSON.parse(text);
    return Object(document); // an object already, as it begins with a brace
  } catch {
    throw notJson;
  }
}

function isPublic(statement: object): boolean {
  if (!('Effect' in statement && statement.Effect === 'Allow') || 'Condition' in statement)
    return false;
  if ('NotPrincipal' in statement) return true;
  const principal: unknown = 'Principal' in statement ? statement.Principal : undefined;
  if (principal === '*') return true;
  const aws =
    typeof principal === 'object' && principal !== null && 'AWS' in principal ? principal.AWS : [];
  return [aws].flat().includes('*');
}
