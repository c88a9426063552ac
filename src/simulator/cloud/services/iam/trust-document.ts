import { parsePolicy } from '../../../../policies/document/parse.ts';
import type { Policy, Statement } from '../../../../policies/document/policy.ts';
import type { AccountState } from '../../account.ts';
import { malformedPolicy, quotaExceeded } from './errors.ts';
import { requireConditions, requireStatementIds } from './identity-document.ts';
import { limits, sizeOf } from './limits.ts';
import { requirePrincipal } from './trust-principals.ts';

/**
 * Refuses a document that IAM would not store as a role's trust policy. Whom it names must exist, as far as it is of this
 * account; of other accounts nothing is known here.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html, messages as AWS answers them (see
 * errors.ts).
 */
export function requireTrustPolicy(account: AccountState, text: string): void {
  const policy = parse(text);
  requireStatementIds(policy.statements);
  for (const statement of policy.statements) requireStatement(statement);
  for (const { principals } of policy.statements) {
    for (const principal of principals?.items ?? []) requirePrincipal(account, principal);
  }
  if (sizeOf(text) > limits.trustSize) throw quotaExceeded('ACLSizePerRole', limits.trustSize);
}

function parse(text: string): Policy {
  const parsed = parsePolicy(text, { path: '', name: '' }, { pointer: '' });
  if (parsed.ok && text.trimStart().startsWith('{')) return parsed.policy;
  throw malformedPolicy(
    isJson(text) ? 'Syntax errors in policy.' : 'This policy contains invalid Json',
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // what is wrong with it, IAM does not say either
  }
}

function requireStatement(statement: Statement): void {
  const { principals, resources, actions, effect } = statement;
  if (!principals) throw malformedPolicy('Missing required field Principal');
  if (principals.items.length === 0) {
    throw malformedPolicy('Missing required field Principal cannot be empty!');
  }
  if (principals.not && effect === 'Allow') {
    throw malformedPolicy('Allow with NotPrincipal is not allowed.');
  }
  if (resources) {
    throw malformedPolicy(
      resources.not
        ? 'AssumeRole policy must not contain resources.'
        : 'Has prohibited field Resource',
    );
  }
  const areOfSts = actions.items.every(({ value }) => value.toLowerCase().startsWith('sts:'));
  if (actions.not || !areOfSts || actions.items.length === 0) {
    throw malformedPolicy('AssumeRole policy may only specify STS AssumeRole actions.');
  }
  requireConditions(statement);
}
