import { invalidInput, validationError } from './errors.ts';

/** A constraint that a member of the input breaks, in the words of AWS; IAM does not repeat the value. */
export function violates(member: string, constraint: string): Error {
  return validationError(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

/** The member is there and its length lies within the limits. */
export function text(
  value: string | undefined,
  member: string,
  { min = 1, max }: { readonly min?: number; readonly max: number },
): string {
  if (value === undefined) throw violates(member, 'not be null');
  if (value.length < min) throw violates(member, `have length greater than or equal to ${min}`);
  if (value.length > max) throw violates(member, `have length less than or equal to ${max}`);
  return value;
}

/**
 * Name of an entity. Longest names: user, role 64; group, policy, instance profile 128.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export function name(value: string | undefined, member: string, max = 128): string {
  const given = text(value, member, { max });
  if (/^[\w+=,.@-]+$/.test(given)) return given;
  throw validationError(
    `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  );
}

/** Path of a new entity; `/` where none is given. */
export function path(value: string | undefined): string {
  const given = text(value ?? '/', 'path', { max: 512 });
  if (/^\/(?:[\u0021-\u007E]+\/)?$/.test(given)) return given;
  throw validationError(
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );
}

/** What the path of the listed entities begins with. */
export function pathPrefix(value: string | undefined): string {
  const given = text(value ?? '/', 'pathPrefix', { max: 512 });
  if (/^\/[\u0021-\u007E]*$/.test(given)) return given;
  throw validationError(
    'The specified value for pathPrefix is invalid. It must begin with / and contain only alphanumeric characters and/or / characters.',
  );
}

/** A policy document as a parameter, white space included. */
export function documentText(value: string | undefined, member: string): string {
  return text(value, member, { max: 131_072 });
}

/** ARN of a managed policy. What is no ARN is a ValidationError, what is another ARN an InvalidInput. */
export function policyArn(value: string | undefined, member: string): string {
  const given = text(value, member, { min: 20, max: 2048 });
  const [scheme, partition, service, region, account, resource] = given.split(':');
  if (scheme !== 'arn' || !partition || !service || resource === undefined) {
    throw validationError(`ARN ${given} is not valid.`);
  }
  const owned = account === 'aws' || /^\d{12}$/.test(account ?? '');
  if (service !== 'iam' || region !== '' || !owned || !/^policy\/./.test(resource)) {
    throw invalidInput(`ARN ${given} is not valid.`);
  }
  return given;
}

export function versionId(value: string | undefined): string {
  const given = text(value, 'versionId', { max: 128 });
  if (/^v[1-9][0-9]*(?:\.[A-Za-z0-9-]*)?$/.test(given)) return given;
  throw violates(
    'versionId',
    'satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?',
  );
}

/** Printable Latin-1; `undefined` stays undefined. */
export function description(value: string | undefined, max = 1000): string | undefined {
  if (value === undefined) return undefined;
  const given = text(value, 'description', { min: 0, max });
  if (/^[\t\n\r\u0020-\u007E\u00A1-\u00FF]*$/.test(given)) return given;
  throw violates(
    'description',
    'satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
  );
}

/** Longest session of a role in seconds; 3600 where none is given. */
export function sessionDuration(value: number | undefined): number {
  const given = value ?? 3600;
  if (given < 3600)
    throw violates('maxSessionDuration', 'have value greater than or equal to 3600');
  if (given > 43_200)
    throw violates('maxSessionDuration', 'have value less than or equal to 43200');
  return given;
}
