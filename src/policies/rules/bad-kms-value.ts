import { arnFormOf, canMean } from '../catalogue/aws/arn-form.ts';
import { globsMeet } from '../catalogue/aws/globs-meet.ts';
import { foldCase } from '../evaluate/match/fold-case.ts';
import { wildcardGlob } from '../evaluate/match/glob.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { keyValues } from '../lint/statements/key-values.ts';

export const badKmsValue: Rule = {
  id: 'bad-kms-value',
  category: 'error',
  title: 'Conditions on a KMS key have the key’s ARN',
  why: 'The service compares with the ARN of the key. A condition with a key id or an alias never holds, and its opposite always does.',
  fix: 'Write arn:aws:kms:<region>:<account>:key/<key id>.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-kms-key-value',
  aws: ['INVALID_KMS_KEY_VALUE'],
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
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                ArnEquals: {
                  's3:x-amz-server-side-encryption-aws-kms-key-id': [
                    'alias/backup',
                    'arn:aws:kms:eu-west-1:444455556666:alias/backup',
                    '1234abcd-12ab-34cd-56ef-1234567890ab',
                  ],
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/ArnEquals/s3:x-amz-server-side-encryption-aws-kms-key-id/0',
          '/Statement/0/Condition/ArnEquals/s3:x-amz-server-side-encryption-aws-kms-key-id/1',
          '/Statement/0/Condition/ArnEquals/s3:x-amz-server-side-encryption-aws-kms-key-id/2',
        ],
      },
    ],
    good: [
      {
        note: 'A star may stand for the beginning of the ARN',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                StringLike: {
                  's3:x-amz-server-side-encryption-aws-kms-key-id':
                    '*key/1234abcd-12ab-34cd-56ef-1234567890ab',
                },
              },
            },
          ],
        },
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                ArnLike: {
                  's3:x-amz-server-side-encryption-aws-kms-key-id': [
                    'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
                    'arn:aws:kms:*:444455556666:key/*',
                    'arn:aws:kms:eu-west-1:444455556666:*',
                  ],
                },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, value, isPattern } of keyValues(document, KEYS)) {
      const { text } = value;
      // A star of StringLike goes over colons: one that comes first may stand for most of the ARN.
      const isWhole = isPattern && line.operator.family === 'string' && text.startsWith('*');
      if (isWhole ? globsMeet(wildcardGlob(text), KEY_GLOB) : canMean(text, KEY_ARN)) continue;
      yield {
        at: value,
        subject: text,
        message: `"${text}" is not the ARN of a KMS key, which ${line.key.text} is compared with.`,
      };
    }
  },
};

/**
 * Keys that AWS documents as the ARN of the KMS key that a request names. Source, for each service:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys
 */
const KEYS: ReadonlySet<string> = new Set(
  [
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    's3express:x-amz-server-side-encryption-aws-kms-key-id',
    's3tables:KMSKeyArn',
    's3vectors:kmsKeyArn',
    'secretsmanager:KmsKeyArn',
  ].map(foldCase),
);

/** The ARN of a key: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN */
const KEY_ARN = arnFormOf('arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}');

const KEY_GLOB = wildcardGlob('arn:*:kms:*:*:key/*');
