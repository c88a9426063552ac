import { AwsError } from '../../aws-error.ts';

/*
 * Codes and statuses: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the page of each
 * operation. Messages are as AWS answered them in February 2026, recorded in
 * https://github.com/localstack/localstack/tree/main/tests/aws/services/iam (*.snapshot.json), or as users quote them.
 */

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExists', message, 409);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, 409);
}

/** The form that most quotas share: `Cannot exceed quota for PoliciesPerRole: 20`. */
export function quotaExceeded(name: string, limit: number): AwsError {
  return limitExceeded(`Cannot exceed quota for ${name}: ${limit}`);
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}

export function malformedPolicy(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message, 400);
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, 400);
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', message, 400);
}

/** Roles that belong to an AWS service or to IAM Identity Center. */
export function unmodifiable(roleName: string): AwsError {
  return new AwsError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`,
    400,
  );
}

/** A simulation that nothing certain can be said of. */
export function policyEvaluation(message: string): AwsError {
  return new AwsError('PolicyEvaluation', message, 500);
}
