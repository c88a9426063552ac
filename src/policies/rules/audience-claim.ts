import type { Rule } from '../lint/rule.ts';
import { isAudienceClaim } from '../lint/statements/audience-claim.ts';
import { names as named, readLines } from '../lint/statements/condition-keys.ts';

export const audienceClaim: Rule = {
  id: 'audience-claim',
  category: 'suggestion',
  title: 'It is known how many audiences a token has',
  why: 'The audience of a token is one value with most providers. A provider of one’s own may put a list into it, and a plain comparison then does not say which of them counts.',
  fix: 'Look at a token of the provider. Where its aud is a list, take the audience that stands for your application alone.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-confirm-audience-claim-type',
  aws: ['CONFIRM_AUDIENCE_CLAIM_TYPE'],
  types: ['trust'],
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'id.example.com:aud': 'sts.amazonaws.com' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/id.example.com:aud'],
      },
    ],
    good: [
      {
        note: 'Of Google and the others whose claims AWS documents it is one',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'accounts.google.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'accounts.google.com:aud': 'backup-console' } },
            },
          ],
        },
      },
      {
        note: 'A token of GitHub has one audience',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated:
                  'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                  'token.actions.githubusercontent.com:sub':
                    'repo:octo-org/octo-repo:ref:refs/heads/main',
                },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const statement of document.statements) {
      for (const { key, operator } of readLines(statement)) {
        if (operator.set || !isAudienceClaim(key) || names.key(key.text).documented) continue;
        // GitHub documents its tokens: one audience each.
        if (named(key, GITHUB_AUDIENCE)) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${key.text} is compared as one value: right where each token of the provider has one audience.`,
        };
      }
    }
  },
};

/** Source: https://docs.github.com/en/actions/reference/security/oidc#oidc-token-claims */
const GITHUB_AUDIENCE = 'token.actions.githubusercontent.com:aud';
