/**
 * Beginnings of the resource fields of AWS's own resources, whose ARNs have no account although AWS documents those types
 * with one: public documents and parameters, platforms, models, views. Sources:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/security-iam.html,
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.iam.policies.arn.html,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html; read 2026-11-25.
 */
const BEGINNINGS: ReadonlyMap<string, readonly string[]> = new Map([
  // Of models, profiles and guardrails AWS has some of each.
  ['bedrock', ['']],
  ['elasticbeanstalk', ['platform/', 'solutionstack/']],
  ['resource-explorer-2', ['view/']],
  ['ssm', ['automation-definition/', 'document/', 'parameter/aws/']],
]);

/** Whether the resource field of an ARN, wildcards included, can be that of a resource of AWS's own. */
export function canBeAwsOwned(service: string, resource: string): boolean {
  const end = resource.search(/[*?$]/);
  const fixed = end < 0 ? resource : resource.slice(0, end);
  return (BEGINNINGS.get(service) ?? []).some(
    (beginning) => resource.startsWith(beginning) || (end >= 0 && beginning.startsWith(fixed)),
  );
}
