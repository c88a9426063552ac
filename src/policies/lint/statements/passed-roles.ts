import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, wildcardGlob } from '../../evaluate/match/glob.ts';
import type { Listing, LintStatement } from '../document/statement.ts';
import type { Value, Word } from '../document/value.ts';
import { arnPartsOf } from '../patterns/arn-parts.ts';

/** Whether the resource takes in roles of any name: `*`, `arn:aws:iam::*:role*`, `arn:aws:iam::111122223333:role/*`. */
export function isAnyRole(resource: string): boolean {
  return takesIn(resource, ROLE) || takesIn(resource, ROLE_WITH_PATH);
}

/** Whether it takes in the service-linked role of any service: `arn:aws:iam::*:role/aws-service-role/*` does too. */
export function isAnyLinkedRole(resource: string): boolean {
  return takesIn(resource, LINKED_ROLE);
}

/** Roles that nobody has: what takes one in does so whatever its name. */
const ROLE = 'role/0';
const ROLE_WITH_PATH = 'role/0/0';
const LINKED_ROLE = 'role/aws-service-role/0.amazonaws.com/AWSServiceRoleFor0';

function takesIn(resource: string, role: string): boolean {
  if (resource === '*') return true;
  const arn = arnPartsOf(resource);
  return (
    arn !== undefined &&
    arn.resource.text.includes('*') &&
    matches(arn.service.text, 'iam') &&
    matches(arn.region.text, '') &&
    matches(arn.resource.text, role)
  );
}

function matches(pattern: string, text: string): boolean {
  return globTest(wildcardGlob(pattern))(text);
}

/**
 * The resource that lets a statement reach every one of the roles that `isAny` is about, and the word NotResource where it
 * exempts but some; undefined where it reaches few or none.
 */
export function wordForAny(
  { items, key, not }: Listing,
  isAny: (resource: string) => boolean,
): Listing['key'] | Value | undefined {
  const any = items.find(({ text }) => isAny(text));
  if (not) return any ? undefined : key;
  return any;
}

/**
 * Whether the statement holds only for the services that it names. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService
 */
export function namesService(statement: LintStatement): boolean {
  return namesValues(statement, 'iam:passedtoservice');
}

/** The same of service-linked roles. Source: as of `namesService`, #ck_awsservicename */
export function namesLinkedService(statement: LintStatement): boolean {
  return namesValues(statement, 'iam:awsservicename');
}

/** A service that there is none of: a pattern that takes it in, `*.amazonaws.com`, takes in all. */
const NO_SERVICE = '0.amazonaws.com';

/** Whether the statement compares the key, in lower case, with values of which none stands for all services. */
function namesValues({ conditions }: LintStatement, key: string): boolean {
  return conditions.some(
    (line) =>
      foldCase(line.key.text) === key &&
      typeof line.operator !== 'string' &&
      line.operator.family === 'string' &&
      !line.operator.negated &&
      !line.operator.ifExists &&
      !(line.operator.wildcards && line.values.some(({ text }) => matches(text, NO_SERVICE))),
  );
}

/** The word by which an action is allowed, in a sentence: a star alone is hardly seen there. */
export function inWords({ text }: Word): string {
  return text === '*' ? '"*"' : text;
}
