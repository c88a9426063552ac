import type { AssumeRoleRequest } from '@aws-sdk/client-sts';

import { parsePolicy } from '../../../../policies/document/parse.ts';
import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import { policyOf } from '../iam/find.ts';
import { sizeOf } from '../iam/limits.ts';
import type { NamedDocument } from '../iam/state.ts';

/** The limit that AWS names for the plain text of a session policy, in characters. */
const longest = 2048;

/**
 * Policies that limit a session, given as text or as ARNs of managed policies; undefined where none are.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
export function sessionPolicies(
  account: AccountState,
  { Policy, PolicyArns = [] }: AssumeRoleRequest,
): readonly NamedDocument[] | undefined {
  if (Policy === undefined && PolicyArns.length === 0) return undefined;
  const managed = PolicyArns.map(({ arn = '' }) => managedDocument(account, arn));
  return Policy === undefined ? managed : [...managed, inlineDocument(Policy)];
}

function managedDocument(account: AccountState, arn: string): NamedDocument {
  const policy = policyOf(account, arn);
  const document = policy?.versions.get(policy.defaultVersion)?.document;
  if (!document) throw new AwsError('MalformedPolicyDocument', `Policy ${arn} does not exist.`);
  return { name: document.name, text: document.text, path: document.path ?? arn };
}

function inlineDocument(text: string): NamedDocument {
  if (sizeOf(text) > longest) {
    throw new AwsError(
      'PackedPolicyTooLarge',
      `Packed policy consumes ${Math.ceil((sizeOf(text) / longest) * 100)}% of allotted space, please use smaller policy.`,
    );
  }
  const parsed = parsePolicy(text, { path: '', name: '' }, { pointer: '' });
  if (!parsed.ok) throw new AwsError('MalformedPolicyDocument', 'Syntax errors in policy.');
  if (parsed.policy.statements.some(({ principals }) => principals)) {
    throw new AwsError(
      'MalformedPolicyDocument',
      'Policy document should not specify a principal.',
    );
  }
  return { name: 'session policy', text };
}
