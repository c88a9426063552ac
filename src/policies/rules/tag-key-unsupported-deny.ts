import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { taglessActions } from '../lint/statements/tagless-actions.ts';

export const tagKeyUnsupportedDeny: Rule = {
  id: 'tag-key-unsupported-deny',
  category: 'security',
  title: 'A Deny by tags names actions that know tags',
  why: 'Requests for the action carry no tags of a resource, so the condition never holds for it: the statement does not deny the action, tagged or not.',
  fix: 'Move the action to a Deny without the condition, limited by Resource. IfExists is no way out: it denies the action always.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-deny-with-unsupported-tag-condition-key-for-service',
  aws: [
    'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  ],
  types: allTypes,
  when: ['condition', 'deny'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: ['ec2:DeleteSnapshot', 'ec2:DescribeSnapshots'],
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceTag/stage': 'locked' } },
            },
            {
              Effect: 'Deny',
              NotAction: 'iam:*',
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceTag/stage': 'locked' } },
            },
          ],
        },
        at: ['/Statement/0/Action/1', '/Statement/1/NotAction'],
      },
    ],
    good: [
      {
        note: 'A negated operator holds for requests without tags',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: ['ec2:DeleteSnapshot', 'ec2:*'],
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceTag/stage': 'locked' } },
            },
            {
              Effect: 'Deny',
              Action: 'ec2:DescribeSnapshots',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'backup' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { word, isNotAction, key } of taglessActions(document, 'Deny', names)) {
      yield {
        at: word,
        subject: word.text,
        message: isNotAction
          ? `NotAction takes in actions whose requests never carry ${key.text}; the statement does not deny these.`
          : `Requests for ${word.text} never carry ${key.text}, so this statement does not deny it.`,
        aws: isNotAction
          ? 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
          : 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      };
    }
  },
};
