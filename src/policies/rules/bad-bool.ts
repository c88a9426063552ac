import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';

export const badBool: Rule = {
  id: 'bad-bool',
  category: 'error',
  title: 'Values of Bool and Null are true or false',
  why: 'AWS compares these operators with true and false only. Any other value does not say what was meant.',
  fix: 'Write "true" or "false", in lower case.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch-boolean',
  aws: ['TYPE_MISMATCH_BOOLEAN'],
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
              Condition: {
                Bool: { 'aws:SecureTransport': 'yes' },
                Null: { 'aws:SourceVpc': 0 },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/Bool/aws:SecureTransport',
          '/Statement/0/Condition/Null/aws:SourceVpc',
        ],
      },
    ],
    good: [
      {
        note: 'Quoted or not',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                Bool: { 'aws:SecureTransport': true },
                Null: { 'aws:SourceVpc': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line, value } of comparedValues(document, 'bool', 'null')) {
      const { text } = value;
      if (text === 'true' || text === 'false' || mistypedKey(line, names)) continue;
      const lower = text.toLowerCase();
      const isCase = lower === 'true' || lower === 'false';
      yield {
        at: value,
        subject: text,
        message: isCase
          ? `"${text}" is not "${lower}", and AWS documents lower case only.`
          : `"${text}" is neither "true" nor "false".`,
        ...(isCase
          ? {
              fix: {
                safe: false,
                title: `Replace ${text} by ${lower}`,
                edits: [{ kind: 'replace', value, by: lower }],
              },
            }
          : {}),
      };
    }
  },
};
