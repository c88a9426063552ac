import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Word } from '../lint/document/value.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import { inWords, isAnyRole, namesService, wordForAny } from '../lint/statements/passed-roles.ts';
import { isUntold } from '../lint/statements/untold.ts';

export const passroleStar: Rule = {
  id: 'passrole-star',
  category: 'security',
  title: 'iam:PassRole says which roles',
  why: 'Whoever may pass any role of the account may use the most powerful of them, an administrator’s say, through a service.',
  fix: 'Name the roles that are passed, arn:aws:iam::<account>:role/<name>, or say to which services with a condition on iam:PassedToService.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-pass-role-with-star-in-resource',
  aws: [
    'PASS_ROLE_WITH_STAR_IN_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    'PASS_ROLE_WITH_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
  ],
  types: ['identity'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::*:role/*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
        },
        at: ['/Statement/0/Resource'],
        also: ['create-slr-wide', 'not-action-allow'],
      },
      {
        note: 'Patterns that every role fits, and a condition that every service fits',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: ['arn:aws:iam::444455556666:role/*/*'],
            },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: '*',
              Condition: { StringLike: { 'iam:PassedToService': '*' } },
            },
          ],
        },
        at: ['/Statement/0/Resource', '/Statement/1/Resource/0', '/Statement/2/Resource'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/admin' },
            { Effect: 'Allow', Action: 'iam:Pass*', NotResource: 'arn:aws:iam::*:role/admin' },
            { Effect: 'Allow', NotAction: 's3:*', NotResource: 'arn:aws:iam::*:role/admin' },
          ],
        },
        at: ['/Statement/0/NotResource', '/Statement/1/NotResource', '/Statement/2/NotResource'],
        also: ['create-slr-wide', 'not-action-allow', 'not-resource-allow'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:Pass*', Resource: '*' }],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        note: 'Any role, but to one service only',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: '*',
              Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
            },
          ],
        },
      },
      {
        note: 'A name with the service in it',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/Backup*',
              Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
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
      const passing = wordAllowing(statement, 'iam:PassRole');
      const { resources } = statement;
      if (!passing || !resources || namesService(statement)) continue;
      if (isUntold(document, passing) || hasUntoldConditions(document, statement)) continue;
      const at = wordForAny(resources, isAnyRole);
      if (!at) continue;
      yield {
        at,
        subject: passing.text,
        message: resources.not
          ? `${inWords(passing)} with NotResource lets every role be passed but those that it names.`
          : `${inWords(passing)} on "${at.text}" lets every role of the account be passed.`,
        aws: codeOf(statement, passing),
      };
    }
  },
};

function codeOf({ actions, resources }: LintStatement, passing: Word): AccessAnalyzerCode {
  const hasStar = /[*?]/.test(passing.text);
  if (resources?.not) {
    if (actions?.not) return 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE';
    return hasStar
      ? 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'
      : 'PASS_ROLE_WITH_NOT_RESOURCE';
  }
  if (actions?.not) return 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION';
  return hasStar ? 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE' : 'PASS_ROLE_WITH_STAR_IN_RESOURCE';
}
