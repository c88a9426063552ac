import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { isAnyRole, namesService } from '../lint/statements/passed-roles.ts';

export const passroleNoService: Rule = {
  id: 'passrole-no-service',
  category: 'security',
  title: 'iam:PassRole says to which services',
  why: 'Whoever may pass a role to any service may run code with the permissions of that role: as a Lambda function, on an instance, in a build. iam:PassedToService narrows it to the services that need the role.',
  fix: 'Add the condition iam:PassedToService. The product passes roles to ec2.amazonaws.com, backup.amazonaws.com and batchoperations.s3.amazonaws.com.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  types: ['identity', 'boundary', 'session'],
  examples: {
    bad: [
      {
        note: 'As in the permissions that the product documents',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:RunInstances', 'iam:PassRole'],
              Resource: 'arn:aws:iam::444455556666:role/backup',
            },
          ],
        },
        at: ['/Statement/0/Action/1'],
        also: ['resource-mismatch'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const { actions, resources } = statement;
      const item = wordAllowing(statement, 'iam:PassRole');
      // Any role at all is what passrole-star says, and a complement allows too much to be narrowed by a condition.
      if (!item || actions?.not || resources?.not || namesService(statement)) continue;
      if (resources?.items.some(({ text }) => isAnyRole(text))) continue;
      yield {
        at: item,
        subject: item.text,
        message: `${item.text} lets roles be passed to every service: no condition on iam:PassedToService.`,
      };
    }
  },
};
