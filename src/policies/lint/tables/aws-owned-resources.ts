/**
 * Services with resources of AWS's own whose ARNs have no account, although AWS documents those types with one: public
 * documents and parameters, images, platforms, models, views. Sources:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/security-iam.html,
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.iam.policies.arn.html,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html; read 2026-11-25.
 */
export function hasAwsOwned(service: string): boolean {
  return SERVICES.has(service);
}

const SERVICES: ReadonlySet<string> = new Set([
  'bedrock',
  'ec2',
  'elasticbeanstalk',
  'resource-explorer-2',
  'ssm',
]);
