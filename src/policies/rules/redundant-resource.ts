import { redundantResources } from '../lint/patterns/redundant-items.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isUntold } from '../lint/statements/untold.ts';

export const redundantResource: Rule = {
  id: 'redundant-resource',
  category: 'suggestion',
  title: 'No resource is covered by another one of the same statement',
  why: 'A resource that another one of the list covers changes nothing: whoever reads it takes the statement for narrower than it is.',
  fix: 'Remove the resource, or the wider one if it was not meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-resource',
  aws: ['REDUNDANT_RESOURCE'],
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
              Resource: [
                'arn:aws:s3:::reports*',
                'arn:aws:s3:::reports/2026/*',
                'arn:aws:s3:::logs',
                'arn:aws:s3:::logs',
              ],
            },
          ],
        },
        at: ['/Statement/0/Resource/1', '/Statement/0/Resource/3'],
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
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*', 'arn:aws:s3:::REPORTS'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { resources } of document.statements) {
      if (!resources) continue;
      for (const { item, by } of redundantResources(resources)) {
        if (isUntold(document, by)) continue;
        yield {
          at: item,
          subject: item.text,
          message:
            item.text === by.text
              ? `"${item.text}" stands twice.`
              : `"${by.text}" covers "${item.text}".`,
          fix: {
            safe: true,
            title: `Remove ${item.text}`,
            edits: [{ kind: 'remove', from: document.root, pointer: item.pointer }],
          },
        };
      }
    }
  },
};
