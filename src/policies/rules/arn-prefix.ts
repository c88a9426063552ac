import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';
import { partitions } from '../lint/tables/partitions.ts';

export const arnPrefix: Rule = {
  id: 'arn-prefix',
  category: 'error',
  title: 'Every resource is "*" or an ARN',
  why: 'AWS refuses a Resource that is neither "*" nor begins with "arn:".',
  fix: 'Write the ARN of the resource, or "*".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  aws: ['INVALID_ARN_PREFIX'],
  types: typesWithResource,
  when: ['arn'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'aws:s3:::reports/*' }],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'Letter case and spaces count; the address of a bucket, and its name, are no ARNs',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: ['ARN:aws:s3:::a/*', ' arn:aws:s3:::b/*', 's3://reports/*', 'reports'],
            },
          ],
        },
        at: [
          '/Statement/0/Resource/0',
          '/Statement/0/Resource/1',
          '/Statement/0/Resource/2',
          '/Statement/0/Resource/3',
        ],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const { text } = item;
        if (text === '*' || text.startsWith('arn:')) continue;
        const what = `"${text}" is neither "*" nor an ARN: it does not begin with "arn:"`;
        yield valueFinding(item, what, meantBy(text));
      }
    }
  },
};

/** `ARN:aws:…`, `aws:s3:…`, `s3://reports/daily`, `**`. */
function meantBy(text: string): string | undefined {
  const written = text.trim();
  if (/^\*+$/.test(written)) return '*';
  if (/^arn:/i.test(written)) return `arn:${written.slice(4)}`;
  if (partitions.includes(written.split(':', 1)[0] ?? '')) return `arn:${written}`;
  const bucket = /^s3:\/\/(.+)$/i.exec(written)?.[1];
  return bucket === undefined ? undefined : `arn:aws:s3:::${bucket}`;
}
