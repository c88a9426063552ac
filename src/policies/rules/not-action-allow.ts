import type { Rule } from '../lint/rule.ts';

export const notActionAllow: Rule = {
  id: 'not-action-allow',
  category: 'security',
  title: 'No statement allows all actions but those that it names',
  why: 'Allow with NotAction grants every action of every service that is not in the list, also of services that AWS has yet to launch.',
  fix: 'Name the actions that are needed in Action, or deny those that are not wanted.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  types: ['identity', 'session', 'resource', 'trust'],
  when: ['complement'],
  examples: {
    bad: [
      {
        also: ['passrole-star', 'create-slr-wide'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: '*' }],
        },
        at: ['/Statement/0/NotAction'],
      },
    ],
    good: [
      {
        note: 'A Deny of all but a few actions narrows',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotAction: ['iam:*', 'sts:*'],
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { effect, actions } of document.statements) {
      if (effect !== 'Allow' || !actions?.not) continue;
      yield {
        at: actions.key,
        message: 'Allow with NotAction allows every action that it does not name.',
      };
    }
  },
};
