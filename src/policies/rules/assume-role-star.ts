import { coversAction } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { isAnyRole } from '../lint/statements/passed-roles.ts';
import { isUntold } from '../lint/statements/untold.ts';

export const assumeRoleStar: Rule = {
  id: 'assume-role-star',
  category: 'security',
  title: 'sts:AssumeRole says which roles',
  why: 'Whoever may assume every role may use each one that trusts the account, an administrator’s among them, and those of other accounts. The product’s documentation prints the appliance’s own policy so.',
  fix: 'Name the roles, arn:aws:iam::<account>:role/<prefix>-Veeam*, and those of other accounts one by one.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
  types: ['identity', 'session'],
  examples: {
    bad: [
      {
        note: 'The Impersonation role’s policy as documented',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: [
                'arn:aws:iam::444455556666:role/backup-Veeam*',
                'arn:aws:iam::777788889999:role/veeam-workers',
              ],
            },
          ],
        },
      },
      {
        note: 'Any role that carries the tag',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { StringEquals: { 'iam:ResourceTag/purpose': 'backup' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { effect, actions, resources, conditions } of document.statements) {
      if (effect !== 'Allow' || !actions || actions.not || !resources || resources.not) continue;
      const anyRole = resources.items.find(({ text }) => isAnyRole(text));
      if (!anyRole || conditions.length > 0) continue;
      // Every action of the service, or of all, is what service-star and action-star say.
      const item = actions.items.find(
        ({ text }) =>
          /:./.test(text) && !/:\*+$/.test(text) && coversAction(text, 'sts:AssumeRole'),
      );
      if (!item || isUntold(document, item)) continue;
      yield {
        at: anyRole,
        subject: item.text,
        message: `${item.text} on "${anyRole.text}" lets every role be assumed that trusts the account.`,
      };
    }
  },
};
