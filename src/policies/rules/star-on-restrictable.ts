import type { Listing } from '../lint/document/statement.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { actionsMeant } from '../lint/patterns/actions-meant.ts';
import type { Rule } from '../lint/rule.ts';

export const starOnRestrictable: Rule = {
  id: 'star-on-restrictable',
  category: 'warning',
  level: 'off',
  title: 'Resource is "*" only where an action needs it',
  why: 'Every action of the statement can be limited to resources. With "*" it is allowed on all, also on those of other teams.',
  fix: 'Name the resources that the actions are needed on.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table',
  types: ['identity', 'session'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['sqs:SendMessage', 's3:GetObject*'], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        note: 'One action that needs "*", and a Deny',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:ListAllMyBuckets', 'ec2:DescribeInstances'],
              Resource: '*',
            },
            { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { effect, actions, resources } of document.statements) {
      if (effect !== 'Allow' || !actions || actions.not || !resources || resources.not) continue;
      const star = resources.items.find(({ text }) => text === '*');
      if (!star || !areRestrictable(actions, names)) continue;
      yield {
        at: star,
        message:
          actions.items.length === 1
            ? `${actions.items[0]?.text ?? ''} can be limited to resources, and is allowed on all.`
            : 'All actions of the statement can be limited to resources, and are allowed on all.',
      };
    }
  },
};

function areRestrictable(actions: Listing, names: Lexicon): boolean {
  let some = false;
  for (const action of actionsMeant(actions, names)) {
    if (!action || action.resources.length === 0) return false;
    some = true;
  }
  return some;
}
