import type { AssumeRoleRequest } from '@aws-sdk/client-sts';

import { AwsError } from '../../aws-error.ts';

/** STS repeats the value that breaks a constraint. */
function violates(value: string | number, member: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

/** Refuses an input that breaks the constraints of https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function requireAssumeRoleInput(input: AssumeRoleRequest): {
  readonly roleArn: string;
  readonly sessionName: string;
} {
  const roleArn = text(input.RoleArn, 'roleArn', { min: 20, max: 2048 });
  const sessionName = text(input.RoleSessionName, 'roleSessionName', {
    min: 2,
    max: 64,
    pattern: /^[\w+=,.@-]*$/,
    shown: '[\\w+=,.@-]*',
  });
  if (input.ExternalId !== undefined) {
    text(input.ExternalId, 'externalId', {
      min: 2,
      max: 1224,
      pattern: /^[\w+=,.@:/-]*$/,
      shown: '[\\w+=,.@:\\/-]*',
    });
  }
  requireDuration(input.DurationSeconds, 43_200);
  requireTags(input);
  if (!/^arn:[^:]+:iam::\d{12}:role\/./.test(roleArn)) {
    throw new AwsError('ValidationError', `${roleArn} is invalid`);
  }
  return { roleArn, sessionName };
}

export function requireDuration(seconds: number | undefined, max: number): void {
  if (seconds === undefined) return;
  if (seconds < 900)
    throw violates(seconds, 'durationSeconds', 'have value greater than or equal to 900');
  if (seconds > max) {
    throw violates(seconds, 'durationSeconds', `have value less than or equal to ${max}`);
  }
}

interface TextRule {
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** The pattern as AWS writes it. */
  readonly shown?: string;
}

export function text(value: string | undefined, member: string, rule: TextRule): string {
  if (value === undefined) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    );
  }
  const { min, max, pattern, shown = '' } = rule;
  if (value.length < min) {
    throw violates(value, member, `have length greater than or equal to ${min}`);
  }
  if (value.length > max) throw violates(value, member, `have length less than or equal to ${max}`);
  if (pattern && !pattern.test(value)) {
    throw violates(value, member, `satisfy regular expression pattern: ${shown}`);
  }
  return value;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function requireTags({ Tags = [], TransitiveTagKeys = [] }: AssumeRoleRequest): void {
  const keys = Tags.map(({ Key = '' }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw new AwsError(
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
  if (TransitiveTagKeys.some((key) => !keys.includes(key.toLowerCase()))) {
    throw new AwsError(
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    );
  }
}
