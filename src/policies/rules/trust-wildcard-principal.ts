import type { Rule } from '../lint/rule.ts';

export const trustWildcardPrincipal: Rule = {
  id: 'trust-wildcard-principal',
  category: 'error',
  title: 'A trust policy does not have the bare principal "*"',
  why: 'IAM refuses "Principal": "*" in the trust policy of a role.',
  fix: 'Name the users, roles, accounts or services. In a Deny, everybody is {"AWS": "*"}.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-unsupported-wildcard-in-principal',
  aws: ['ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
        },
        at: ['/Statement/0/Principal'],
      },
    ],
    good: [
      {
        note: 'A list is wrong too, but for its type',
        also: ['wrong-json-type'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: ['*'], Action: 'sts:AssumeRole' }],
        },
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { effect, principals } of document.statements) {
      if (!principals || principals.not) continue;
      // Of a list wrong-json-type speaks.
      const { value } = principals;
      if (value.kind !== 'string' || value.text !== '*') continue;
      yield {
        at: value,
        message: '"*" alone is not supported as the principal of a trust policy.',
        // With Allow that would open the role to the world, which nobody should do in passing.
        ...(effect === 'Deny'
          ? {
              fix: {
                safe: false,
                title: 'Write {"AWS": "*"}',
                edits: [{ kind: 'replace', value, by: { AWS: '*' } }],
              },
            }
          : {}),
      };
    }
  },
};
