import { foldCase } from '../../evaluate/match/fold-case.ts';

/**
 * Operations whose permission has another name, and only those that people write into policies for it. Sources:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html,
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html,
 * https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 */
const PERMISSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    's3:ListBuckets': 's3:ListAllMyBuckets',
    's3:ListObjects': 's3:ListBucket',
    's3:ListObjectsV2': 's3:ListBucket',
    's3:ListObjectVersions': 's3:ListBucketVersions',
    's3:ListMultipartUploads': 's3:ListBucketMultipartUploads',
    's3:ListParts': 's3:ListMultipartUploadParts',
    's3:HeadBucket': 's3:ListBucket',
    's3:HeadObject': 's3:GetObject',
    's3:CopyObject': 's3:PutObject',
    's3:CreateMultipartUpload': 's3:PutObject',
    's3:UploadPart': 's3:PutObject',
    's3:UploadPartCopy': 's3:PutObject',
    's3:CompleteMultipartUpload': 's3:PutObject',
    's3:DeleteObjects': 's3:DeleteObject',
    's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
    's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
    's3:DeleteBucketEncryption': 's3:PutEncryptionConfiguration',
    's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
    's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
    's3:DeleteBucketLifecycle': 's3:PutLifecycleConfiguration',
    's3:GetBucketReplication': 's3:GetReplicationConfiguration',
    's3:PutBucketReplication': 's3:PutReplicationConfiguration',
    's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
    's3:PutObjectLockConfiguration': 's3:PutBucketObjectLockConfiguration',
    's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
    's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
    's3:DeletePublicAccessBlock': 's3:PutBucketPublicAccessBlock',
    's3:DeleteBucketTagging': 's3:PutBucketTagging',
    's3:SelectObjectContent': 's3:GetObject',
    's3:GetBucketLifecycle': 's3:GetLifecycleConfiguration',
    's3:PutBucketLifecycle': 's3:PutLifecycleConfiguration',
    's3:DeleteBucketCors': 's3:PutBucketCORS',
    's3:DeleteBucketOwnershipControls': 's3:PutBucketOwnershipControls',
    's3:DeleteBucketReplication': 's3:PutReplicationConfiguration',
    's3:GetBucketAccelerateConfiguration': 's3:GetAccelerateConfiguration',
    's3:PutBucketAccelerateConfiguration': 's3:PutAccelerateConfiguration',
    's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
    's3:PutBucketNotificationConfiguration': 's3:PutBucketNotification',
    ...ofBucketConfigurations('Analytics', 'IntelligentTiering', 'Inventory', 'Metrics'),
    's3:CreateSession': 's3express:CreateSession',
    's3:ListDirectoryBuckets': 's3express:ListAllMyDirectoryBuckets',
    'dynamodb:TransactGetItems': 'dynamodb:GetItem',
    'lambda:Invoke': 'lambda:InvokeFunction',
    'lambda:InvokeWithResponseStream': 'lambda:InvokeFunction',
    'sns:PublishBatch': 'sns:Publish',
    'sqs:SendMessageBatch': 'sqs:SendMessage',
    'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
    'sqs:ChangeMessageVisibilityBatch': 'sqs:ChangeMessageVisibility',
  }).map(([operation, permission]) => [foldCase(operation), permission]),
);

/** Operations on the configurations of a bucket of which there can be several: they have no Bucket in their permissions. */
function ofBucketConfigurations(...kinds: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const [read, write] = [`s3:Get${kind}Configuration`, `s3:Put${kind}Configuration`];
      return [
        [`s3:GetBucket${kind}Configuration`, read],
        [`s3:ListBucket${kind}Configurations`, read],
        [`s3:PutBucket${kind}Configuration`, write],
        [`s3:DeleteBucket${kind}Configuration`, write],
      ];
    }),
  );
}

/** The permission that AWS asks for where this API operation is called; undefined where both have one name. */
export function permissionOfOperation(operation: string): string | undefined {
  return PERMISSIONS.get(foldCase(operation));
}
