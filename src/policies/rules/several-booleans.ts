import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';

export const severalBooleans: Rule = {
  id: 'several-booleans',
  category: 'error',
  title: 'Bool has one value',
  why: 'AWS takes a key that is true or false to have one value. With both, the condition limits nothing.',
  fix: 'Leave one value, or remove the condition.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-multiple-boolean',
  aws: ['INVALID_CONDITION_MULTIPLE_BOOLEAN'],
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
              Condition: { Bool: { 'aws:SecureTransport': ['true', 'false'] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/Bool/aws:SecureTransport'],
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
              Condition: { Bool: { 'aws:SecureTransport': ['true'] } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line } of conditionLines(document)) {
      const { operator, key, value, values } = line;
      if (values.length < 2 || typeof operator === 'string') continue;
      if (operator.family !== 'bool' || operator.set) continue;
      yield {
        at: value,
        subject: key.text,
        message: `${key.text} has ${values.length} values, and can only be compared with one.`,
      };
    }
  },
};
