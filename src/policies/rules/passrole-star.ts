import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Word } from '../lint/document/value.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { isAnyRole, namesService } from '../lint/statements/passed-roles.ts';

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
  types: ['identity', 'boundary', 'session'],
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
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const passing = wordAllowing(statement, 'iam:PassRole');
      const { resources } = statement;
      if (!passing || !resources || namesService(statement)) continue;
      const anyRole = resources.items.find(({ text }) => isAnyRole(text));
      if (!resources.not && !anyRole) continue;
      const at = resources.not ? resources.key : (anyRole ?? resources.key);
      yield {
        at,
        subject: passing.text,
        message: resources.not
          ? `${passing.text} with NotResource lets every role be passed but those that it names.`
          : `${passing.text} on "${at.text}" lets every role of the account be passed.`,
        aws: codeOf(statement, passing),
      };
    }
  },
};

function codeOf({ actions, resources }: LintStatement, passing: Word): AccessAnalyzerCode {
  const hasStar = passing.text.includes('*');
  if (resources?.not) {
    if (actions?.not) return 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE';
    return hasStar
      ? 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE'
      : 'PASS_ROLE_WITH_NOT_RESOURCE';
  }
  if (actions?.not) return 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION';
  return hasStar ? 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE' : 'PASS_ROLE_WITH_STAR_IN_RESOURCE';
}
