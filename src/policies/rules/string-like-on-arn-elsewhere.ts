import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { arnsUnderStringLike } from '../lint/statements/arns-under-string-like.ts';

export const stringLikeOnArnElsewhere: Rule = {
  id: 'string-like-on-arn-elsewhere',
  category: 'security',
  // There a stranger cannot choose what matches, and AWS itself writes StringLike.
  level: 'off',
  title: 'ARNs of all kinds are compared with ArnLike',
  why: 'Under StringLike an ARN is any text, and a star takes in colons too, so that other parts of the ARN than the one that is meant may make up the match. ArnLike compares part by part.',
  fix: 'Use ArnLike or ArnNotLike, with all six parts of the ARN.',
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
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: {
                StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
                StringLike: {
                  'iam:AssociatedResourceArn': 'arn:aws:ec2:*:444455556666:instance/*',
                },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringLike/iam:AssociatedResourceArn'],
      },
      {
        note: 'Compared alike, and still better said with ArnLike',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup-*' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringLike/aws:PrincipalArn'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: {
                StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
                ArnLike: { 'iam:AssociatedResourceArn': 'arn:aws:ec2:*:444455556666:instance/*' },
              },
            },
          ],
        },
      },
    ],
  },
  check: ({ document, names }) => arnsUnderStringLike(document, names, 'others'),
};
