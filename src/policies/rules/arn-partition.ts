import { type ArnParts, arnPartsOf, isOpen, spotOf, withPart } from '../lint/patterns/arn-parts.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isMixedUp } from '../lint/statements/mixed-up-arn.ts';
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
  types: typesWithResource,
  when: ['arn'],
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
      {
        note: 'Partition and service in the other order',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:s3:aws:::reports/*' },
          ],
        },
        at: ['/Statement/0/Resource'],
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
        const arn = arnPartsOf(item.text);
        if (!arn || isOpen(arn.partition.text) || partitions.includes(arn.partition.text)) continue;
        const { what, title, meant } = faultOf(item.text, arn);
        yield {
          at: spotOf(item, arn.partition),
          subject: item.text,
          message: what,
          advice: `Write "${meant}".`,
          fix: { safe: false, title, edits: [{ kind: 'replace', value: item, by: meant }] },
        };
      }
    }
  },
};

interface Fault {
  readonly what: string;
  readonly title: string;
  /** The ARN that was meant. */
  readonly meant: string;
}

function faultOf(text: string, arn: ArnParts): Fault {
  const { partition, service } = arn;
  if (isMixedUp(arn)) {
    const swapped = withPart(withPart(text, service, partition.text), partition, service.text);
    return {
      what: `The partition stands before the service: ${service.text}:${partition.text}.`,
      title: `Write ${service.text}:${partition.text}`,
      meant: swapped,
    };
  }
  const meant = partitionMeant(partition.text);
  return {
    what:
      partition.text === ''
        ? 'The ARN names no partition.'
        : `AWS has no partition "${partition.text}"; did you mean ${meant}?`,
    title: `Write the partition ${meant}`,
    meant: withPart(text, partition, meant),
  };
}

function partitionMeant(text: string): string {
  if (/gov/i.test(text)) return 'aws-us-gov';
  if (/china|^cn$/i.test(text)) return 'aws-cn';
  return nearest(text, partitions) ?? 'aws';
}
