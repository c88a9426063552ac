import { type ArnForm, arnFormOf } from './arn-form.ts';
import { listOf } from './service-data.ts';

/**
 * A type of resource. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#resources_table
 */
export interface ResourceType {
  /** `instance` of `ec2`. */
  readonly name: string;
  /** Nearly always one; an authorizer of API Gateway, for one, belongs to either of two kinds of API. */
  readonly arns: readonly ArnForm[];
  /** Keys that AWS documents for the type, whatever the action. */
  readonly conditionKeys: readonly string[];
}

/** From a line `name|ARN forms|keys`. */
export function resourceTypeFrom(line: string): ResourceType {
  const [name = '', arns, keys] = line.split('|');
  return { name, arns: listOf(arns).map(arnFormOf), conditionKeys: listOf(keys) };
}
