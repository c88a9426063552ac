import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import { gitHubPrincipal } from '../lint/statements/github-subject.ts';
import { identityProviderOf } from '../lint/statements/identity-provider.ts';
import { allowedPrincipals } from '../lint/statements/principals.ts';

export const oidcCondition: Rule = {
  id: 'oidc-condition',
  category: 'security',
  title: 'A role for an OpenID Connect provider asks whose token it is',
  why: 'Without a condition on a claim of the token, whoever gets a token of the provider may assume the role: of a public provider that is everybody who signs up.',
  fix: 'Compare the audience and the subject: "<provider>:aud" and "<provider>:sub".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-condition-key-for-oidc-principal',
  aws: ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL'],
  types: ['trust'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'accounts.google.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
            },
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com/realms/staff',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'id.example.com/realms/guests:sub': 'backup' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/Federated', '/Statement/1/Principal/Federated'],
      },
      {
        note: 'Every token has a subject',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { Null: { 'id.example.com:sub': 'false' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/Federated'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com/realms/staff',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'ID.example.com/realms/staff:sub': 'backup' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const providers = allowedPrincipals(statement, 'Federated');
      if (providers.length === 0 || hasUntoldConditions(document, statement)) continue;
      // Of GitHub the repository is asked for, by a rule of its own.
      if (gitHubPrincipal(statement)) continue;
      for (const { id } of providers) {
        const provider = identityProviderOf(id.text);
        if (provider?.kind !== 'oidc' || asksFor(provider.address, statement)) continue;
        yield {
          at: id,
          subject: id.text,
          message: `No condition asks for a claim of ${provider.address}, so that every token of that provider will do.`,
        };
      }
    }
  },
};

function asksFor(address: string, { conditions }: LintStatement): boolean {
  const beginning = `${foldCase(address)}:`;
  return conditions.some(
    ({ key, operator }) =>
      foldCase(key.text).startsWith(beginning) &&
      // Every token has the claim: that it is there says nothing.
      (typeof operator === 'string' || operator.family !== 'null'),
  );
}
