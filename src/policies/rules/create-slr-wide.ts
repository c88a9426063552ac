import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Word } from '../lint/document/value.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import {
  isAnyLinkedRole,
  namesLinkedService,
  wordForAny,
  inWords,
} from '../lint/statements/passed-roles.ts';
import { isUntold } from '../lint/statements/untold.ts';

export const createSlrWide: Rule = {
  id: 'create-slr-wide',
  category: 'warning',
  title: 'iam:CreateServiceLinkedRole says for which services',
  why: 'A service-linked role lets a service act in the account. Whoever may create any of them lets services in that nobody uses or watches.',
  fix: 'Name the role, arn:aws:iam::*:role/aws-service-role/<service>/*, or the service with a condition on iam:AWSServiceName.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-create-slr-with-star-in-resource',
  aws: [
    'CREATE_SLR_WITH_STAR_IN_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    'CREATE_SLR_WITH_NOT_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
  ],
  types: ['identity'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:CreateServiceLinkedRole', Resource: '*' }],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinked*',
              Resource: 'arn:aws:iam::*:role/*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        also: ['not-action-allow', 'passrole-star'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        also: ['not-resource-allow'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinkedRole',
              NotResource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:CreateService*',
              NotResource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*',
            },
          ],
        },
        at: ['/Statement/0/NotResource', '/Statement/1/NotResource'],
      },
      {
        also: ['not-action-allow', 'not-resource-allow', 'passrole-star'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotAction: 's3:*',
              NotResource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*',
            },
          ],
        },
        at: ['/Statement/0/NotResource'],
      },
      {
        note: 'Every service has a role that fits, and fits the condition',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinkedRole',
              Resource: 'arn:aws:iam::*:role/aws-service-role/*.amazonaws.com/AWSServiceRoleFor*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinkedRole',
              Resource: '*',
              Condition: { StringLike: { 'iam:AWSServiceName': '*' } },
            },
          ],
        },
        at: ['/Statement/0/Resource', '/Statement/1/Resource'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinkedRole',
              Resource: '*',
              Condition: { StringEquals: { 'iam:AWSServiceName': 'ecs.amazonaws.com' } },
            },
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinkedRole',
              Resource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*',
            },
          ],
        },
      },
      {
        note: 'A boundary gives no permissions',
        type: 'boundary',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        },
      },
      {
        note: 'All roles are left out',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:*', NotResource: 'arn:aws:iam::*:role/*' }],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const { resources } = statement;
      if (!resources) continue;
      const creating = wordAllowing(statement, 'iam:CreateServiceLinkedRole');
      if (!creating || namesLinkedService(statement)) continue;
      if (isUntold(document, creating) || hasUntoldConditions(document, statement)) continue;
      const at = wordForAny(resources, isAnyLinkedRole);
      if (!at) continue;
      yield {
        at,
        subject: creating.text,
        message: resources.not
          ? `${inWords(creating)} with NotResource lets every service-linked role be made but those that it names.`
          : `${inWords(creating)} on "${at.text}" lets the service-linked role of every service be made.`,
        aws: codeOf(statement, creating),
      };
    }
  },
};

function codeOf({ actions, resources }: LintStatement, creating: Word): AccessAnalyzerCode {
  const hasStar = /[*?]/.test(creating.text);
  if (resources?.not) {
    if (actions?.not) return 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE';
    return hasStar
      ? 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'
      : 'CREATE_SLR_WITH_NOT_RESOURCE';
  }
  if (actions?.not) return 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION';
  return hasStar
    ? 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE'
    : 'CREATE_SLR_WITH_STAR_IN_RESOURCE';
}
