import type { LintStatement } from '../document/statement.ts';

/** Stars only, in the place of a role’s name: `*`, `arn:aws:iam::*:*`, `arn:aws:iam::111122223333:role/*`. */
export function isAnyRole(resource: string): boolean {
  return /^(?:\*|arn:[^:]*:(?:iam|\*):[^:]*:[^:]*:(?:\*|role\/\*+))$/.test(resource);
}

/**
 * Whether the statement holds only for the services that it names. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService
 */
export function namesService({ conditions }: LintStatement): boolean {
  return conditions.some(
    ({ key, operator }) =>
      key.text.toLowerCase() === 'iam:passedtoservice' &&
      typeof operator !== 'string' &&
      operator.family === 'string' &&
      !operator.negated &&
      !operator.ifExists,
  );
}
