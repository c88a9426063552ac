import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions, names, readLines } from '../lint/statements/condition-keys.ts';
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
    for (const statement of document.statements) {
      for (const { id } of allowedPrincipals(statement, 'AWS')) {
        const vendor = vendorAccounts.get(accountOf(id.text) ?? '');
        if (vendor === undefined || asksForId(statement)) continue;
        if (hasUntoldConditions(document, statement)) continue;
        yield {
          at: id,
          subject: id.text,
          message: `"${id.text}" is an account of ${vendor}, and no condition asks for sts:ExternalId.`,
        };
      }
    }
  },
};

function asksForId(statement: LintStatement): boolean {
  return readLines(statement).some((line) => names(line.key, 'sts:externalid') && needsKey(line));
}
