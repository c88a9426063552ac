import type {
  GetContextKeysForCustomPolicyRequest,
  GetContextKeysForPolicyResponse,
  GetContextKeysForPrincipalPolicyRequest,
} from '@aws-sdk/client-iam';

import type { Policy, Statement } from '../../../../policies/document/policy.ts';
import type { CallContext } from '../../operation.ts';
import { heldBy } from './held-policies.ts';
import { sorted } from './paging.ts';
import { requireHolder } from './simulated-principal.ts';
import { inputPolicies } from './simulation-input.ts';

/** Keys that the given documents ask for. */
export function getContextKeysForCustomPolicy(
  input: GetContextKeysForCustomPolicyRequest,
): GetContextKeysForPolicyResponse {
  const policies = inputPolicies(input.PolicyInputList, 'PolicyInputList');
  return { ContextKeyNames: keysOfPolicies(policies) };
}

/** Keys that the policies of a user, group or role ask for, and those that are given besides. */
export function getContextKeysForPrincipalPolicy(
  input: GetContextKeysForPrincipalPolicyRequest,
  { account }: CallContext,
): GetContextKeysForPolicyResponse {
  const holder = requireHolder(account, input.PolicySourceArn);
  const { identity, boundary } = heldBy(account, holder);
  return {
    ContextKeyNames: keysOfPolicies([
      ...identity.map(({ policy }) => policy),
      ...(boundary ? [boundary] : []),
      ...inputPolicies(input.PolicyInputList, 'PolicyInputList'),
    ]),
  };
}

/** Condition keys of a statement and its policy variables, as they are written. */
export function keysOf(statement: Statement, version: Policy['version']): readonly string[] {
  const { conditions, resources } = statement;
  const values = [
    ...conditions.flatMap((condition) => condition.values),
    ...(resources?.items ?? []),
  ];
  const variables =
    version === '2012-10-17' ? values.flatMap(({ value }) => variablesOf(value)) : [];
  return [...conditions.map(({ key }) => key.value), ...variables];
}

function keysOfPolicies(policies: readonly Policy[]): string[] {
  const keys = policies.flatMap(({ statements, version }) =>
    statements.flatMap((statement) => keysOf(statement, version)),
  );
  const byFolded = new Map<string, string>();
  for (const key of keys) {
    const folded = key.toLowerCase();
    if (!byFolded.has(folded)) byFolded.set(folded, key);
  }
  return [...sorted(byFolded.values(), (key) => key.toLowerCase())];
}

/**
 * Keys in `${key}` and `${key, 'default'}`; `${*}`, `${?}` and `${$}` stand for the character.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function variablesOf(value: string): readonly string[] {
  return value
    .split('${')
    .slice(1)
    .flatMap((rest) => {
      const end = rest.indexOf('}');
      const [key = ''] = end < 0 ? [] : rest.slice(0, end).split(',', 1);
      return key.includes(':') ? [key.trim()] : [];
    });
}
