import type { Rule } from '../lint/rule.ts';

export const principalIsId: Rule = {
  id: 'principal-is-id',
  category: 'warning',
  title: 'Principals are named by ARN, not by unique id',
  why: 'IAM shows a unique id in the place of the ARN once the user or role was deleted. The policy then lets nobody in, not even a new one of the same name.',
  fix: 'Write the ARN of the user or role that is meant, or remove the principal.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-invalid-role-reference',
  aws: ['INVALID_ROLE_REFERENCE', 'INVALID_USER_REFERENCE'],
  types: ['trust', 'resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ['AROAJQABLZS4A3QDU576Q', 'AIDAJQABLZS4A3QDU576Q'] },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS/0', '/Statement/0/Principal/AWS/1'],
      },
    ],
    good: [
      {
        note: 'A role may be called so',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/AROAJQABLZS4A3QDU576Q' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      for (const { type, id } of principals?.items ?? []) {
        const kind = type === 'AWS' ? UNIQUE_ID.exec(id.text)?.[1] : undefined;
        if (kind === undefined) continue;
        const what = kind === 'AROA' ? 'role' : 'user';
        yield {
          at: id,
          subject: id.text,
          message: `${id.text} is the unique id of a ${what}, which was probably deleted.`,
          aws: kind === 'AROA' ? 'INVALID_ROLE_REFERENCE' : 'INVALID_USER_REFERENCE',
        };
      }
    }
  },
};

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const UNIQUE_ID = /^(AROA|AIDA)[A-Z0-9]{12,}(?::.*)?$/;
