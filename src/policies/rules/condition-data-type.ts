import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';

export const conditionDataType: Rule = {
  id: 'condition-data-type',
  category: 'error',
  title: 'Values of one condition key are all texts, all numbers or all booleans',
  why: 'AWS refuses a condition whose values have several JSON types.',
  fix: 'Write all values in quotes.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-data-type',
  aws: ['INVALID_CONDITION_DATA_TYPE'],
  types: allTypes,
  when: ['condition', 'irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { NumericEquals: { 's3:max-keys': ['10', 100] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/NumericEquals/s3:max-keys/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: {
                Bool: { 'aws:SecureTransport': true },
                NumericEquals: { 's3:max-keys': [10, 100] },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line } of conditionLines(document)) {
      const [first, ...others] = line.values;
      const other = others.find(({ kind }) => kind !== first?.kind);
      if (!first || !other) continue;
      yield {
        at: other,
        subject: line.key.text,
        message: `${other.text} is a ${other.kind} and the first value of ${line.key.text} a ${first.kind}.`,
        fix: {
          safe: false,
          title: 'Write the values in quotes',
          edits: line.values
            .filter(({ kind }) => kind !== 'string')
            .map((value) => ({ kind: 'replace', value, by: value.text })),
        },
      };
    }
  },
};
