import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const arnFields: Rule = {
  id: 'arn-fields',
  category: 'error',
  title: 'Every ARN has its six fields',
  why: 'An ARN is arn:partition:service:region:account:resource. AWS refuses one with fewer fields, also where a wildcard was to stand for the rest.',
  fix: 'Write all six fields; region and account stay empty where the service has none.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  aws: ['MISSING_ARN_FIELD'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:reports/*', 'arn:aws:s3*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/1', '/Statement/0/Resource/2'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const fields = item.text.split(':').length;
        if (!item.text.startsWith('arn:') || fields >= 6) continue;
        yield {
          at: item,
          subject: item.text,
          message: `"${item.text}" has ${String(fields)} of the six fields of an ARN.`,
        };
      }
    }
  },
};
