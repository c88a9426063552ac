import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { badIds } from '../lint/statements/resource-id.ts';

export const badVpceId: Rule = {
  id: 'bad-vpce-id',
  category: 'error',
  title: 'Values of aws:SourceVpce are ids of VPC endpoints',
  why: 'A condition with what cannot be the id of a VPC endpoint never holds, and its opposite always does.',
  fix: 'Write vpce- and the 17 (of old: 8) letters and digits of the id.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpce-format',
  aws: ['INVALID_VPCE_FORMAT'],
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
                StringEquals: { 'aws:SourceVpce': ['backup-vpc', 'vpce-0a1b2c3d4e5f67890'] },
              },
            },
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 'aws:SourceVpce': 'eni-*' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:SourceVpce/0',
          '/Statement/1/Condition/StringLike/aws:SourceVpce',
        ],
        also: ['too-wide-value'],
      },
    ],
    good: [
      {
        also: ['too-wide-value'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                StringEquals: {
                  'aws:SourceVpce': ['vpce-0a1b2c3d4e5f67890', 'vpce-1a2b3c4d'],
                },
                StringLike: { 'aws:SourceVpce': 'vpce-0a1b*' },
                Null: { 'aws:SourceVpce': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    yield* badIds(document, KEYS, 'vpce-');
  },
};

const KEYS: ReadonlySet<string> = new Set(['aws:sourcevpce']);
