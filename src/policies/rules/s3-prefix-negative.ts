import type { ConditionLine, LintStatement } from '../lint/document/statement.ts';
import { callerTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const s3PrefixNegative: Rule = {
  id: 's3-prefix-negative',
  category: 'security',
  title: 'Listing a bucket is limited to prefixes, not kept from some',
  why: 'The caller chooses s3:prefix. Whoever is kept from listing "secret/" lists "" or "s" instead, and sees the same keys.',
  fix: 'Allow s3:ListBucket for the prefixes that may be listed, with StringEquals or StringLike; or deny it for all others, with StringNotLike.',
  source:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#condition-key-bucket-ops-2',
  aws: ['S3_PREFIX_IN_NEGATIVE_CONTEXT'],
  types: [...callerTypes, 'resource', 'rcp'],
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
              Condition: { StringNotLike: { 's3:prefix': 'secret/*' } },
            },
            {
              Effect: 'Deny',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 's3:prefix': 'secret/*' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringNotLike/s3:prefix',
          '/Statement/1/Condition/StringLike/s3:prefix',
        ],
      },
    ],
    good: [
      {
        note: 'All but what is public is denied, also a listing without prefix',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 's3:prefix': 'public/*' } },
            },
            {
              Effect: 'Deny',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringNotLike: { 's3:prefix': 'public/*' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      for (const line of statement.conditions) {
        if (!isNegative(statement, line)) continue;
        yield {
          at: line.key,
          subject: line.key.text,
          message:
            statement.effect === 'Deny'
              ? 'A Deny for some values of s3:prefix is got round with a shorter prefix, or none.'
              : 'All values of s3:prefix but some are allowed: a shorter prefix, or none, lists those too.',
        };
      }
    }
  },
};

function isNegative({ effect }: LintStatement, { key, operator }: ConditionLine): boolean {
  if (typeof operator === 'string' || operator.family !== 'string') return false;
  if (key.text.toLowerCase() !== 's3:prefix' || effect === undefined) return false;
  return operator.negated === (effect === 'Allow');
}
