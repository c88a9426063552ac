import { arnFormOf, canMean } from '../catalogue/aws/arn-form.ts';
import type { Listing } from '../lint/document/statement.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import { isAnyRole, namesService } from '../lint/statements/passed-roles.ts';

export const passroleNoService: Rule = {
  id: 'passrole-no-service',
  category: 'security',
  title: 'iam:PassRole says to which services',
  why: 'Whoever may pass a role to any service may run code with the permissions of that role: as a Lambda function, on an instance, in a build. iam:PassedToService narrows it to the services that need the role.',
  fix: 'Add the condition iam:PassedToService. The product passes roles to ec2.amazonaws.com, backup.amazonaws.com and batchoperations.s3.amazonaws.com.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  types: ['identity'],
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
      {
        note: 'A pattern that every service fits',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } },
            },
          ],
        },
        at: ['/Statement/0/Action'],
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
      {
        note: 'No bucket can be passed',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::backups-of-444455556666/*' },
          ],
        },
      },
      {
        note: 'A boundary gives no permissions',
        type: 'boundary',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
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
      // A complement allows too much to be narrowed by a condition.
      if (!item || actions?.not || !resources || !areSomeRoles(resources)) continue;
      if (namesService(statement) || hasUntoldConditions(document, statement)) continue;
      yield {
        at: item,
        subject: item.text,
        message: `${item.text} lets roles be passed to every service: no condition on iam:PassedToService says to which.`,
      };
    }
  },
};

/** Of any role at all passrole-star speaks, and nothing else can be passed. */
function areSomeRoles({ not, items }: Listing): boolean {
  return (
    !not &&
    !items.some(({ text }) => isAnyRole(text)) &&
    items.some(({ text }) => canMean(text, ROLE))
  );
}

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
const ROLE = arnFormOf('arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}');
