import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';
import { isUnsupportedKey } from '../lint/statements/unsupported-key.ts';

export const unsupportedGlobalKey: Rule = {
  id: 'unsupported-global-key',
  category: 'error',
  title: 'No condition asks for aws:ARN',
  why: 'AWS does not support the key aws:ARN. A condition on it does not do what it says.',
  fix: 'Use aws:PrincipalArn for who calls, aws:SourceArn for the resource on whose behalf a service calls.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-global-condition-key',
  aws: ['UNSUPPORTED_GLOBAL_CONDITION_KEY'],
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
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { ArnLike: { 'aws:ARN': 'arn:aws:iam::444455556666:role/backup' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/ArnLike/aws:ARN'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line } of conditionLines(document)) {
      if (!isUnsupportedKey(line.key.text)) continue;
      yield {
        at: line.key,
        subject: line.key.text,
        message: `AWS does not support ${line.key.text}: use aws:PrincipalArn or aws:SourceArn.`,
        fix: {
          safe: false,
          title: `Rename ${line.key.text} to aws:PrincipalArn`,
          edits: [
            {
              kind: 'rename',
              member: { name: line.key.text, key: line.key, value: line.value },
              to: 'aws:PrincipalArn',
            },
          ],
        },
      };
    }
  },
};
