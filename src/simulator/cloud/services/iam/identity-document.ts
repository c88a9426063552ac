import { parsePolicy } from '../../../../policies/document/parse.ts';
import type { Policy, Statement } from '../../../../policies/document/policy.ts';
import { malformedPolicy } from './errors.ts';
import { requireResourceFormat } from './resource-format.ts';

/**
 * Refuses a document that IAM would not store as an identity-based policy or permissions boundary, in IAM's words and in
 * its order. A managed policy must be of version 2012-10-17, an inline policy may be of the older one.
 * Rules and messages: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html and the answers
 * of AWS recorded in https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_policies.snapshot.json
 */
export function requireIdentityPolicy(text: string, kind: 'managed' | 'inline'): void {
  const policy = parse(text);
  const isOld = policy.versionMissing === true || policy.version === '2008-10-17';
  if (kind === 'managed' && isOld) {
    throw malformedPolicy('Policy document must be version 2012-10-17 or greater.');
  }
  requireStatementIds(policy.statements);
  for (const statement of policy.statements) requireStatement(statement);
  for (const { resources } of policy.statements) {
    for (const { value } of resources?.items ?? []) requireResourceFormat(value);
  }
}

/** Sids are letters and digits, each only once. */
export function requireStatementIds(statements: readonly Statement[]): void {
  const sids = statements.flatMap(({ sid }) => (sid ? [sid] : []));
  if (sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid))) {
    throw malformedPolicy(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  if (new Set(sids).size < sids.length) {
    throw malformedPolicy('Statement IDs (SID) in a single policy must be unique.');
  }
}

/** Operators and keys of the conditions. */
export function requireConditions({ conditions }: Statement): void {
  for (const { operator, key } of conditions) {
    if (!isOperator(operator.value)) throw malformedPolicy('Syntax errors in policy.');
    if (!key.value.includes(':')) throw malformedPolicy(withoutVendor);
  }
}

function requireStatement(statement: Statement): void {
  const { principals, actions, resources } = statement;
  if (principals) throw malformedPolicy('Policy document should not specify a principal.');
  requireConditions(statement);
  if (actions.items.length === 0) throw malformedPolicy(withoutActions);
  for (const { value } of actions.items) requireAction(value);
  if (!resources?.items.length) throw malformedPolicy('Policy statement must contain resources.');
}

function requireAction(action: string): void {
  if (action === '*') return;
  const [vendor = '', ...rest] = action.split(':');
  if (rest.length === 0) throw malformedPolicy(withoutVendor);
  if (rest.length > 1) throw malformedPolicy('Actions/Condition can contain only one colon.');
  if (!/^[a-zA-Z0-9\-.]+$/.test(vendor)) throw malformedPolicy(`Vendor ${vendor} is not valid`);
}

const withoutVendor = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const withoutActions = 'Policy statement must contain actions.';

/** What no statement element names is IAM's plain "syntax errors"; two faults have messages of their own. */
function parse(text: string): Policy {
  const parsed = parsePolicy(text, { path: '', name: '' }, { pointer: '' });
  if (parsed.ok && text.trimStart().startsWith('{')) return parsed.policy;
  throw malformedPolicy(onlyActionsAreWrong(text) ?? 'Syntax errors in policy.');
}

/** The message for the actions, where the document would be one if its actions were mended. */
function onlyActionsAreWrong(text: string): string | undefined {
  const document = statementsOf(text);
  if (!document) return undefined;
  let message: string | undefined;
  const mended = document.statements.map((statement) => {
    const element = ['Action', 'NotAction'].find((name) => name in statement);
    if (element === undefined) {
      message ??= withoutActions;
      return { ...statement, Action: '*' };
    }
    if (![statement[element]].flat().some(hasNoVendor)) return statement;
    message ??= withoutVendor;
    return { ...statement, [element]: '*' };
  });
  const again = JSON.stringify({ ...document.rest, Statement: mended });
  return parsePolicy(again, { path: '', name: '' }, { pointer: '' }).ok ? message : undefined;
}

function hasNoVendor(action: unknown): boolean {
  return typeof action === 'string' && action !== '*' && action.indexOf(':') < 1;
}

type Json = Readonly<Record<string, unknown>>;

function statementsOf(
  text: string,
): { readonly rest: Json; readonly statements: readonly Json[] } | undefined {
  const document = objectOf(text);
  if (!document) return undefined;
  const { Statement: statement, ...rest } = document;
  const statements = [statement].flat();
  return statements.every(isObject) ? { rest, statements } : undefined;
}

function objectOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // no JSON at all: a syntax error like any other
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: ReadonlySet<string> = new Set(
  [
    'StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike',
    'NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals',
    'DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals',
    'Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

/** Case does not count; `Null` takes neither a set operator nor IfExists. */
function isOperator(written: string): boolean {
  const folded = written.toLowerCase();
  if (folded === 'null') return true;
  const bare = folded.replace(/^for(?:allvalues|anyvalue):/, '').replace(/ifexists$/, '');
  return operators.has(bare);
}
