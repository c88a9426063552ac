import type { Rule } from '../lint/rule.ts';

export const principalWildcardInArn: Rule = {
  id: 'principal-wildcard-in-arn',
  category: 'error',
  title: 'No principal has a wildcard in it',
  why: 'Principals are compared letter by letter: only {"AWS": "*"}, everybody, may have a wildcard. AWS refuses the others.',
  fix: 'Name each principal. For a pattern, name the account, and compare aws:PrincipalArn with ArnLike in a Condition.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-wildcard-in-principal',
  aws: ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  types: ['trust', 'resource'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: ['arn:aws:iam::444455556666:role/backup-*', 'arn:aws:iam::*:root'],
                Service: '*.amazonaws.com',
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: [
          '/Statement/0/Principal/AWS/0',
          '/Statement/0/Principal/AWS/1',
          '/Statement/0/Principal/Service',
        ],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '444455556666' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup-*' },
              },
            },
          ],
        },
      },
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      for (const { type, id } of principals?.items ?? []) {
        if (!type || type === '*' || !/[*?]/.test(id.text)) continue;
        if (type === 'AWS' && id.text === '*') continue;
        yield {
          at: id,
          subject: id.text,
          message: `"${id.text}" has a wildcard, which principals of type ${type} cannot have.`,
        };
      }
    }
  },
};
