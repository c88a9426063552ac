import type { ArnForm } from '../catalogue/aws/arn-form.ts';
import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { type ArnParts, arnPartsOf, isOpen, spotOf, withPart } from '../lint/patterns/arn-parts.ts';
import { formsMeant } from '../lint/patterns/resource-forms.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { placeholdersIn } from '../lint/statements/placeholders.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { partitions } from '../lint/tables/partitions.ts';
import { partitionOf, regions, regionsAsOf } from '../lint/tables/regions.ts';

export const arnRegion: Rule = {
  id: 'arn-region',
  category: 'error',
  title: 'Every ARN has a region where its kind of resource has one, and only there',
  why: 'The fourth field of an ARN is the region. Letter for letter compared, an ARN with a region too many, too few or mistyped means no resource.',
  fix: 'Name a region or "*" where AWS documents one for the type of resource; leave the field empty where it does not, as for S3 buckets and IAM.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-region',
  aws: ['INVALID_ARN_REGION', 'MISSING_ARN_REGION', 'ARN_REGION_NOT_ALLOWED'],
  types: typesWithResource,
  when: ['arn'],
  examples: {
    bad: [
      {
        note: 'A region that does not exist',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sqs:SendMessage',
              Resource: 'arn:aws:sqs:us-est-1:444455556666:orders',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'A region of another partition, and one that is written otherwise',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sqs:SendMessage',
              Resource: [
                'arn:aws:sqs:us-gov-west-1:444455556666:orders',
                'arn:aws:sqs:us_east_1:444455556666:orders',
              ],
            },
          ],
        },
        at: ['/Statement/0/Resource/0', '/Statement/0/Resource/1'],
      },
      {
        note: 'An instance is in a region',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:StopInstances',
              Resource: 'arn:aws:ec2::444455556666:instance/*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'The ARN of a bucket has no region',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:us-east-1::reports' },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        note: 'A star covers an empty field too',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:ListBucket', 's3:GetObject'],
              Resource: [
                'arn:aws:s3:*:*:reports',
                'arn:aws:s3:eu-west-1:444455556666:accesspoint/a',
              ],
            },
            {
              Effect: 'Allow',
              Action: 'ec2:DeregisterImage',
              Resource: 'arn:aws:ec2:us-*::image/ami-*',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const arn = arnPartsOf(item.text);
        const fault = arn && faultOf(arn, names);
        if (!fault) continue;
        yield {
          at: spotOf(item, arn.region),
          subject: item.text,
          message: fault.message,
          aws: fault.aws,
          ...(fault.meant === undefined
            ? {}
            : {
                fix: {
                  safe: false,
                  title: fault.meant === '' ? 'Remove the region' : `Write ${fault.meant}`,
                  edits: [
                    {
                      kind: 'replace',
                      value: item,
                      by: withPart(item.text, arn.region, fault.meant),
                    },
                  ],
                },
              }),
        };
      }
    }
  },
};

interface Fault {
  readonly aws: AccessAnalyzerCode;
  readonly message: string;
  readonly meant?: string;
}

function faultOf(arn: ArnParts, names: Lexicon): Fault | undefined {
  const region = arn.region.text;
  if (isOpen(region)) return undefined;
  const forms = formsMeant(names, arn);
  if (region === '') return missing(arn, forms);
  // Of `<region>` and YOUR_REGION placeholder-left speaks.
  if (!isFilledIn(region) || placeholdersIn(region).length > 0) return undefined;
  if (forms.length > 0 && forms.every((form) => form.region === '')) {
    return {
      aws: 'ARN_REGION_NOT_ALLOWED',
      message: `ARNs of ${arn.service.text} like this one have no region: the field must be empty.`,
      meant: '',
    };
  }
  return known.has(region) ? elsewhere(arn) : unknown(region);
}

function missing({ service }: ArnParts, forms: readonly ArnForm[]): Fault | undefined {
  const isRegional = forms.length > 0 && forms.every((form) => form.region !== '');
  return isRegional
    ? {
        aws: 'MISSING_ARN_REGION',
        message: `ARNs of ${service.text} like this one name a region, or "*" for all.`,
        meant: '*',
      }
    : undefined;
}

function elsewhere({ region, partition }: ArnParts): Fault | undefined {
  const own = partitionOf(region.text);
  return partitions.includes(partition.text) && own !== partition.text
    ? {
        aws: 'INVALID_ARN_REGION',
        message: `The region ${region.text} is in the partition ${own}, not in ${partition.text}.`,
      }
    : undefined;
}

function unknown(region: string): Fault {
  const meant = nearest(region.replaceAll('_', '-'), regions);
  return {
    aws: 'INVALID_ARN_REGION',
    message: `AWS has no region "${region}" (as of ${regionsAsOf})${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
    ...(meant === undefined ? {} : { meant }),
  };
}

const known: ReadonlySet<string> = new Set(regions);
