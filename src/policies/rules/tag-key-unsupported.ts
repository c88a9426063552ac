import { callerTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { taglessActions } from '../lint/statements/tagless-actions.ts';

export const tagKeyUnsupported: Rule = {
  id: 'tag-key-unsupported',
  category: 'suggestion',
  title: 'Tags of a resource are asked for with actions that know them',
  why: 'Requests for the action carry no tags of a resource, so the condition never holds for it: the statement does not allow the action.',
  fix: 'Move the action to a statement without the condition, and limit it by Resource.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-allow-with-unsupported-tag-condition-key-for-service',
  aws: [
    'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  ],
  types: [...callerTypes, 'resource'],
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:DeleteSnapshot', 'ec2:DescribeSnapshots'],
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceTag/team': 'backup' } },
            },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotAction: 'iam:*',
              Resource: 'arn:aws:ec2:*:444455556666:volume/*',
              Condition: { StringEquals: { 'aws:ResourceTag/team': 'backup' } },
            },
          ],
        },
        at: ['/Statement/0/NotAction'],
        also: ['not-action-allow'],
      },
    ],
    good: [
      {
        note: 'A pattern that covers actions that know tags; IfExists, which holds without',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:DeleteSnapshot', 'backup:Describe*'],
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceTag/team': 'backup' } },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:DescribeSnapshots',
              Resource: '*',
              Condition: { StringEqualsIfExists: { 'aws:ResourceTag/team': 'backup' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { word, isNotAction, key } of taglessActions(document, 'Allow', names)) {
      yield {
        at: word,
        subject: word.text,
        message: isNotAction
          ? `NotAction takes in actions whose requests never carry ${key.text}; the statement does not allow these.`
          : `Requests for ${word.text} never carry ${key.text}, so this statement does not allow it.`,
        aws: isNotAction
          ? 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
          : 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      };
    }
  },
};
