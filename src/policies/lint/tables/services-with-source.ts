/**
 * Services, by the name in their principal, of which AWS documents that they say for which resource or account they
 * assume a role. Of the others a condition on it might lock the service out: EC2, AWS Backup and S3 Batch Operations are
 * among them. Source: the page "Cross-service confused deputy prevention" of the guide of each. Read in stored copies on
 * 2026-11-25 for vpc-flow-logs, ecs-tasks, scheduler, states, personalize, monitoring.rds, iot, frauddetector; the others
 * are from general knowledge of those pages and not re-read.
 */
export const sourcedRoles: ReadonlySet<string> = new Set([
  'bedrock',
  'config',
  'dlm',
  'ecs-tasks',
  'frauddetector',
  'iot',
  'monitoring.rds',
  'personalize',
  'pipes',
  'scheduler',
  'states',
  'transfer',
  'vpc-flow-logs',
]);

/**
 * The same for what services do to buckets, topics, queues and functions by the policy of the resource. From
 * general knowledge of the pages on the bucket, topic, queue or function policy that the service needs; not re-read.
 */
export const sourcedDeliveries: ReadonlySet<string> = new Set([
  'apigateway',
  'budgets',
  'cloudfront',
  'cloudtrail',
  'cloudwatch',
  'codestar-notifications',
  'config',
  'costalerts',
  'delivery.logs',
  'events',
  'guardduty',
  'logging.s3',
  's3',
  'ses',
  'sns',
]);
