import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { arnsUnderStringLike } from '../lint/statements/arns-under-string-like.ts';

export const stringLikeOnArn: Rule = {
  id: 'string-like-on-arn',
  category: 'security',
  title: 'ARNs of callers are compared with ArnLike where there are wildcards',
  why: 'Under StringLike a star takes in colons too: arn:aws:iam::*:role/backup is also matched where another part of the ARN holds the text. ArnLike compares part by part.',
  fix: 'Use ArnLike or ArnNotLike.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-string-like-operator-with-arn-condition-keys',
  aws: ['STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'backup.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: {
                StringLike: { 'aws:SourceArn': 'arn:aws:backup:*:444455556666:backup-vault:*' },
              },
            },
          ],
        },
        type: 'trust',
        at: ['/Statement/0/Condition/StringLike/aws:SourceArn'],
      },
    ],
    good: [
      {
        note: 'ArnLike; a wildcard in the last part only; and a key whose value is no ARN',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup-*' },
                StringLike: {
                  'ec2:SourceInstanceARN': 'arn:aws:ec2:eu-west-1:444455556666:instance/i-*',
                  'aws:ResourceTag/owner': 'arn:aws:iam::*:role/backup',
                },
              },
            },
          ],
        },
      },
    ],
  },
  check: ({ document, names }) => arnsUnderStringLike(document, names, 'callers'),
};
