import { AwsError } from '../../aws-error.ts';

/** The error for a parameter that the request lacks; `name` is spelt as EC2 spells it in messages. */
export function missingParameter(name: string): AwsError {
  return new AwsError('MissingParameter', `The request must contain the parameter ${name}`);
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}

/** `Value (x) for parameter y is invalid. Why.` */
export function invalidValue(value: unknown, parameter: string, why: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value (${String(value)}) for parameter ${parameter} is invalid. ${why}`,
  );
}

export function dependencyViolation(message: string): AwsError {
  return new AwsError('DependencyViolation', message);
}

export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', message);
}

/** Something that AWS does and the embedded cloud does not: said, never done half. */
export function notSimulated(what: string): AwsError {
  return new AwsError('UnsupportedOperation', `The embedded AWS does not simulate ${what}.`);
}
