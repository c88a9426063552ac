import type { LintStatement } from '../lint/document/statement.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import {
  hasUntoldConditions,
  names,
  type ReadLine,
  readLines,
} from '../lint/statements/condition-keys.ts';
import { accountOf, allowedPrincipals } from '../lint/statements/principals.ts';
import { needsKey } from '../lint/statements/rcp-callers.ts';
import { vendorAccounts } from '../lint/tables/vendor-accounts.ts';

export const externalIdMissing: Rule = {
  id: 'external-id-missing',
  category: 'security',
  title: 'A vendor assumes the role by the customer’s own external id',
  why: 'A vendor assumes roles of all its customers. Without an external id another customer can hand in the ARN of your role as theirs, and see or change your resources through the vendor.',
  fix: 'Add {"StringEquals": {"sts:ExternalId": "<the id that the vendor shows for your account>"}}.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::464622532012:root' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
      {
        note: 'Any id will do: that of another customer too',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ['464622532012'] },
              Action: 'sts:AssumeRole',
              Condition: { StringLike: { 'sts:ExternalId': '*' } },
            },
            {
              Effect: 'Allow',
              Principal: { AWS: '464622532012' },
              Action: 'sts:AssumeRole',
              Condition: { Null: { 'sts:ExternalId': 'false' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS/0', '/Statement/1/Principal/AWS'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::464622532012:root' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '4f6d0e8a2b' } },
            },
          ],
        },
      },
      {
        note: 'The id is asked for by a Deny; tags of the session need none',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::464622532012:root' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
            },
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: { StringNotEquals: { 'sts:ExternalId': '4f6d0e8a2b' } },
            },
          ],
        },
      },
      {
        note: 'A statement that does not let the vendor assume the role',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::464622532012:root' },
              Action: 'sts:TagSession',
            },
          ],
        },
      },
      {
        note: 'Another account of one’s own needs none',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    if (document.statements.some(deniesOthers)) return;
    for (const statement of document.statements) {
      if (!wordAllowing(statement, 'sts:AssumeRole')) continue;
      for (const { id } of allowedPrincipals(statement, 'AWS')) {
        const vendor = vendorAccounts.get(accountOf(id.text) ?? '');
        if (vendor === undefined || asksForId(statement)) continue;
        if (hasUntoldConditions(document, statement)) continue;
        yield {
          at: id,
          subject: id.text,
          message: `"${id.text}" is an account of ${vendor}, and no condition says with which sts:ExternalId it may assume the role.`,
        };
      }
    }
  },
};

function asksForId(statement: LintStatement): boolean {
  return idLines(statement).some(
    (line) =>
      needsKey(line) &&
      !(line.operator.wildcards && line.values.some(({ text }) => ANY.test(text))),
  );
}

/** Whether a Deny is about the id: then it holds for all statements, and what it lets through is not looked at. */
function deniesOthers(statement: LintStatement): boolean {
  return statement.effect === 'Deny' && idLines(statement).length > 0;
}

/** Whether there is an id at all says nothing of whose it is. */
function idLines(statement: LintStatement): readonly ReadLine[] {
  return readLines(statement).filter(
    ({ key, operator }) => operator.family !== 'null' && names(key, 'sts:externalid'),
  );
}

const ANY = /^\*+$/;
