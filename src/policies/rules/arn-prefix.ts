import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const arnPrefix: Rule = {
  id: 'arn-prefix',
  category: 'error',
  title: 'Every resource is "*" or an ARN',
  why: 'AWS refuses a Resource that is neither "*" nor begins with "arn:".',
  fix: 'Write the ARN of the resource, or "*".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  aws: ['INVALID_ARN_PREFIX'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'aws:s3:::reports/*' }],
        },
        at: ['/Statement/0/Resource'],
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
        if (item.text === '*' || item.text.startsWith('arn:')) continue;
        yield {
          at: item,
          subject: item.text,
          message: `"${item.text}" is neither "*" nor an ARN: it does not begin with "arn:".`,
        };
      }
    }
  },
};
