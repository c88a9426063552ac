import { redundantActions } from '../lint/patterns/redundant-items.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isUntold } from '../lint/statements/untold.ts';

export const redundantAction: Rule = {
  id: 'redundant-action',
  category: 'suggestion',
  title: 'No action is covered by another one of the same statement',
  why: 'An action that another one of the list covers changes nothing, but it counts towards the size of the policy and hides how much the wider one allows.',
  fix: 'Remove the action, or the wider one if it was not meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-action',
  aws: ['REDUNDANT_ACTION'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:DescribeVpcs', 'ec2:Describe*', 's3:GetObject', 'S3:getobject'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/3'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['ec2:DescribeVpc*', 'ec2:DescribeTags'], Resource: '*' },
          ],
        },
      },
      {
        note: 'What a question mark covers is one character, not a star',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['ec2:DescribeVpc?', 'ec2:DescribeVpc*s'], Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { actions } of document.statements) {
      if (!actions) continue;
      for (const { item, by } of redundantActions(actions)) {
        if (isUntold(document, by)) continue;
        yield {
          at: item,
          subject: item.text,
          message:
            item.text.toLowerCase() === by.text.toLowerCase()
              ? `${item.text} stands twice.`
              : `${by.text} covers ${item.text}.`,
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
