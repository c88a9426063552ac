import type { Rule } from '../lint/rule.ts';

export const trustNotprincipal: Rule = {
  id: 'trust-notprincipal',
  category: 'error',
  title: 'A trust policy names whom it is about, not whom it is not about',
  why: 'AWS does not support NotPrincipal in the trust policy of a role. With Allow it would let in everybody in the world but a few.',
  fix: 'Write Principal with those who may assume the role. To shut somebody out, deny with a Condition on aws:PrincipalArn.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-notprincipal',
  aws: ['ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL'],
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotPrincipal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/NotPrincipal'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      const member = value.member('NotPrincipal');
      if (!member) continue;
      yield { at: member.key, message: 'A trust policy cannot have NotPrincipal.' };
    }
  },
};
