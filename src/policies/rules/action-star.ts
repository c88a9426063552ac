import type { Rule } from '../lint/rule.ts';
import { isUntold } from '../lint/statements/untold.ts';

export const actionStar: Rule = {
  id: 'action-star',
  category: 'security',
  title: 'No statement allows every action on every resource',
  why: 'Whoever has the policy is an administrator of the account, also of what AWS has yet to launch.',
  fix: 'Name the services and actions that are needed, and their resources.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  types: ['identity', 'session'],
  when: ['wildcard-action'],
  examples: {
    bad: [
      {
        also: ['passrole-star', 'create-slr-wide'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        },
        at: ['/Statement/0/Action'],
      },
    ],
    good: [
      {
        also: ['dead-allow'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', Action: '*', Resource: '*' },
            { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
          ],
        },
      },
      {
        note: 'A service control policy that takes nothing away',
        type: 'scp',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { effect, actions, resources } of document.statements) {
      if (effect !== 'Allow' || !actions || actions.not || !resources || resources.not) continue;
      if (!resources.items.some((one) => one.text === '*' && !isUntold(document, one))) continue;
      const item = actions.items.find(({ text }) => names.action(text).kind === 'everything');
      if (!item) continue;
      yield {
        at: item,
        subject: item.text,
        message: `"${item.text}" on "*" allows every action on every resource.`,
      };
    }
  },
};
