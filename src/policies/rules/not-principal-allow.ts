import type { Rule } from '../lint/rule.ts';

export const notPrincipalAllow: Rule = {
  id: 'not-principal-allow',
  category: 'security',
  title: 'No statement allows all but a few principals',
  why: 'Allow with NotPrincipal lets in everybody in the world who is not named, and those who do not sign in at all.',
  fix: 'Name who is let in with Principal. To shut somebody out, add a Deny.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-allow-with-not-principal',
  aws: ['ALLOW_WITH_NOT_PRINCIPAL'],
  types: ['resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotPrincipal: { AWS: 'arn:aws:iam::444455556666:user/guest' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
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
              NotPrincipal: {
                AWS: ['arn:aws:iam::444455556666:user/admin', 'arn:aws:iam::444455556666:root'],
              },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { effect, principals } of document.statements) {
      if (effect !== 'Allow' || !principals?.not) continue;
      yield {
        at: principals.key,
        message: 'Allow with NotPrincipal lets in everybody who is not named.',
      };
    }
  },
};
