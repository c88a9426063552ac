import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { badIds } from '../lint/statements/resource-id.ts';

export const badVpcId: Rule = {
  id: 'bad-vpc-id',
  category: 'error',
  title: 'Values of aws:SourceVpc are ids of VPCs',
  why: 'A condition with what cannot be the id of a VPC never holds, and its opposite always does.',
  fix: 'Write vpc- and the 17 (of old: 8) letters and digits of the id.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpc-format',
  aws: ['INVALID_VPC_FORMAT'],
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
                StringEquals: { 'aws:SourceVpc': ['backup-vpc', 'vpc-0a1b2c3d4e5f67890'] },
              },
            },
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 'aws:SourceVpc': 'eni-*' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:SourceVpc/0',
          '/Statement/1/Condition/StringLike/aws:SourceVpc',
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
                  'aws:SourceVpc': ['vpc-0a1b2c3d4e5f67890', 'vpc-1a2b3c4d'],
                },
                StringLike: { 'aws:SourceVpc': 'vpc-0a1b*' },
                Null: { 'aws:SourceVpc': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    yield* badIds(document, KEYS, 'vpc-');
  },
};

const KEYS: ReadonlySet<string> = new Set(['aws:sourcevpc', 'aws:ec2instancesourcevpc']);
