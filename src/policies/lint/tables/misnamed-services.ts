/**
 * The prefix of a service that people often give another name. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function prefixMeant(name: string): string | undefined {
  return PREFIXES.get(name.toLowerCase().replaceAll(/[-_ ]/g, ''));
}

/** By their names in lower case, without hyphens. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['alb', 'elasticloadbalancing'],
  ['certificatemanager', 'acm'],
  ['cloudwatchevents', 'events'],
  ['cloudwatchlogs', 'logs'],
  ['cognito', 'cognito-idp'],
  ['efs', 'elasticfilesystem'],
  ['elb', 'elasticloadbalancing'],
  ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['elbv2', 'elasticloadbalancing'],
  ['emr', 'elasticmapreduce'],
  ['eventbridge', 'events'],
  ['nlb', 'elasticloadbalancing'],
  ['parameterstore', 'ssm'],
  ['stepfunctions', 'states'],
  ['systemsmanager', 'ssm'],
  ['vpc', 'ec2'],
]);
