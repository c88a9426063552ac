/**
 * Services, by the name in their principal, of which AWS documents that they say for which resource or account they
 * assume a role, with the page that says so. Of the others a condition on it might lock the service out: EC2, AWS Backup
 * and S3 Batch Operations are among them. Pages read in stored copies on 2026-11-25.
 */
export const sourcedRoles: ReadonlyMap<string, string> = new Map([
  [
    'bedrock',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/cross-service-confused-deputy-prevention.html',
  ],
  ['config', 'https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html'],
  ['dlm', 'https://docs.aws.amazon.com/ebs/latest/userguide/service-role.html'],
  ['ecs-tasks', 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html'],
  [
    'frauddetector',
    'https://docs.aws.amazon.com/frauddetector/latest/ug/confused-deputy-prevention.html',
  ],
  [
    'iot',
    'https://docs.aws.amazon.com/iot/latest/developerguide/cross-service-confused-deputy-prevention.html',
  ],
  [
    'monitoring.rds',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html',
  ],
  [
    'personalize',
    'https://docs.aws.amazon.com/personalize/latest/dg/cross-service-confused-deputy-prevention.html',
  ],
  [
    'scheduler',
    'https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html',
  ],
  ['states', 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html'],
  ['transfer', 'https://docs.aws.amazon.com/transfer/latest/userguide/confused-deputy.html'],
  ['vpc-flow-logs', 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html'],
]);

/** The same for what services do to buckets, topics, queues and functions by the policy of the resource. */
export const sourcedDeliveries: ReadonlyMap<string, string> = new Map([
  [
    'cloudfront',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html',
  ],
  [
    'cloudtrail',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cross-service-confused-deputy-prevention.html',
  ],
  ['config', 'https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html'],
  ['events', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html'],
  [
    'logging.s3',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  ],
  [
    's3',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
  ],
  ['sns', 'https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html'],
]);

/**
 * Whether the service brings nothing along for this action, although it does for others: rules of EventBridge publish to
 * a topic only by a statement without a condition, says the page that is given for them.
 */
export function isUnsourced(service: string, action: string): boolean {
  return service === 'events' && /^sns:/i.test(action);
}
