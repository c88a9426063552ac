import type { Policy, Statement } from '../../../../policies/document/policy.ts';
import { decide } from '../../../../policies/evaluate/decide.ts';
import type { AuthorisationRequest } from '../../../../policies/evaluate/decision.ts';
import { keysOf } from './context-keys.ts';
import { policyOfDocument } from './policy-document.ts';

/**
 * Condition keys that the policies ask for in statements about the request's action and resource and that the request
 * does not have, as the policies write them. The request must be within one account.
 * Source: MissingContextValues in https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function missingKeys(
  policies: readonly Policy[],
  request: AuthorisationRequest,
): readonly string[] {
  const missing = new Map<string, string>();
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const wanted = keysOf(statement, policy.version).filter(
        (key) => !request.context.has(key.toLowerCase()),
      );
      if (wanted.length === 0 || !isAbout(statement, policy, request)) continue;
      for (const key of wanted) {
        const folded = key.toLowerCase();
        if (!missing.has(folded)) missing.set(folded, key);
      }
    }
  }
  return [...missing.values()];
}

/**
 * Whether action and resource match, whatever the conditions. A Deny is asked as one, against a policy that allows
 * everything: of a resource that is not valid the engine does not know whether it matches, and then it may.
 */
function isAbout(statement: Statement, policy: Policy, request: AuthorisationRequest): boolean {
  const alone = withoutConditions(statement, policy);
  if (statement.effect === 'Allow') {
    return decide({ identity: [alone] }, request).effect === 'allowed';
  }
  return decide({ identity: [everything, alone] }, request).effect !== 'allowed';
}

const everything = policyOfDocument(
  {
    name: 'everything',
    text: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  },
  'everything',
);

function withoutConditions(statement: Statement, policy: Policy): Policy {
  const known = bare.get(statement);
  if (known) return known;
  const { index, effect, actions, resources, span } = statement;
  const made: Policy = {
    ...policy,
    statements: [
      { index, effect, actions, ...(resources ? { resources } : {}), conditions: [], span },
    ],
  };
  bare.set(statement, made);
  return made;
}

const bare = new WeakMap<Statement, Policy>();
