import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import { accountOf, allowedPrincipals } from '../lint/statements/principals.ts';

export const principalRootNote: Rule = {
  id: 'principal-root-note',
  category: 'suggestion',
  title: 'A role trusts roles and users rather than a whole account',
  why: 'An account, or its root, as principal stands for everybody in the account: whoever may give permissions there decides who assumes the role.',
  fix: 'Name the role or user that needs it, or compare aws:PrincipalArn in a Condition.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts',
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
              Principal: { AWS: ['arn:aws:iam::444455556666:root', '777788889999'] },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS/0', '/Statement/0/Principal/AWS/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:root' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const accounts = allowedPrincipals(statement, 'AWS').filter(({ id }) => isAccount(id.text));
      if (accounts.length === 0 || namesCaller(statement)) continue;
      if (hasUntoldConditions(document, statement)) continue;
      for (const { id } of accounts) {
        yield {
          at: id,
          subject: id.text,
          message: `"${id.text}" stands for everybody in the account ${accountOf(id.text) ?? ''}.`,
        };
      }
    }
  },
};

function isAccount(text: string): boolean {
  return accountOf(text) !== undefined && /^(?:\d+|arn:[^:]+:iam::\d+:root)$/.test(text);
}

function namesCaller({ conditions }: LintStatement): boolean {
  return conditions.some(({ key }) => {
    const name = foldCase(key.text);
    return NAMES.has(name) || name.startsWith('aws:principaltag/');
  });
}

const NAMES: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:userid', 'aws:username']);
