import { parseDecimal } from '../evaluate/conditions/numbers.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';

export const badNumber: Rule = {
  id: 'bad-number',
  category: 'error',
  title: 'Values of the numeric operators are numbers',
  why: 'A numeric operator compares integers and decimals. With anything else the condition does not say what was meant.',
  fix: 'Write a number: "3600", "1.2".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch-number',
  aws: ['TYPE_MISMATCH_NUMBER'],
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
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { NumericLessThanEquals: { 's3:max-keys': ['10', '1,000'] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/NumericLessThanEquals/s3:max-keys/1'],
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
                NumericLessThanEquals: { 's3:max-keys': 1000 },
                NumericGreaterThan: { 's3:TlsVersion': '1.1' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line, value } of comparedValues(document, 'numeric')) {
      if (parseDecimal(value.text) || mistypedKey(line, names)) continue;
      yield {
        at: value,
        subject: value.text,
        message: `"${value.text}" is no number, which ${line.operatorWord.text} compares.`,
      };
    }
  },
};
