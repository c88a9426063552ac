import { arnPartsOf, isOpen, spotOf, withPart } from '../lint/patterns/arn-parts.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { partitions } from '../lint/tables/partitions.ts';

export const arnPartition: Rule = {
  id: 'arn-partition',
  category: 'error',
  title: 'Every ARN names a partition of AWS',
  why: 'The second field of an ARN is the partition: aws, aws-cn for China, aws-us-gov for GovCloud. In another one there is no resource.',
  fix: 'Write the partition of the account, most often "aws".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-partition',
  aws: ['INVALID_PARTITION'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: ['arn:asw:s3:::reports/*', 'arn::s3:::reports/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0', '/Statement/0/Resource/1'],
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
              Resource: ['arn:aws-us-gov:s3:::reports/*', 'arn:*:s3:::reports/*'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const partition = arnPartsOf(item.text)?.partition;
        if (!partition || isOpen(partition.text) || partitions.includes(partition.text)) continue;
        const meant = nearest(partition.text, partitions) ?? 'aws';
        yield {
          at: spotOf(item, partition),
          subject: item.text,
          message:
            partition.text === ''
              ? 'The ARN names no partition.'
              : `AWS has no partition "${partition.text}"; did you mean ${meant}?`,
          fix: {
            safe: false,
            title: `Write the partition ${meant}`,
            edits: [{ kind: 'replace', value: item, by: withPart(item.text, partition, meant) }],
          },
        };
      }
    }
  },
};
