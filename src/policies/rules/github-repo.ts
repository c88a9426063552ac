import type { LintStatement } from '../lint/document/statement.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import {
  gitHubPrincipal,
  gitHubSubjectOf,
  namesOtherClaim,
  subjectLines,
} from '../lint/statements/github-subject.ts';

export const githubRepo: Rule = {
  id: 'github-repo',
  category: 'security',
  title: 'A role for GitHub Actions says whose repositories may assume it',
  why: 'All of GitHub shares one identity provider. A role that does not ask for the owner of the repository can be assumed by a workflow of anybody’s.',
  fix: 'Compare token.actions.githubusercontent.com:sub with repo:<owner>/<repository>:ref:refs/heads/<branch>.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-github-repo-condition-key',
  aws: ['MISSING_GITHUB_REPO_CONDITION_KEY', 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED'],
  types: ['trust'],
  examples: {
    bad: [
      {
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
                StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
              },
            },
          ],
        },
        at: ['/Statement/0/Principal/Federated'],
      },
      {
        note: 'The pattern also fits owners whose names only begin so',
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
                StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo-org*' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringLike/token.actions.githubusercontent.com:sub'],
      },
      {
        note: 'No condition at all',
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
  *check({ document }) {
    for (const statement of document.statements) {
      const gitHub = gitHubPrincipal(statement);
      if (!gitHub || hasUntoldConditions(document, statement) || namesOtherClaim(statement)) {
        continue;
      }
      if (subjectLines(statement).length === 0) {
        yield {
          at: gitHub.id,
          subject: gitHub.id.text,
          message:
            'No condition asks for token.actions.githubusercontent.com:sub, so that workflows of every repository on GitHub may assume the role.',
          aws: 'MISSING_GITHUB_REPO_CONDITION_KEY',
        };
      }
      yield* openOwners(statement);
    }
  },
};

function* openOwners(statement: LintStatement): Generator<Finding> {
  for (const { operator, values } of subjectLines(statement)) {
    if (!operator.wildcards) continue;
    for (const value of values) {
      const owner = gitHubSubjectOf(value.text)?.owner;
      if (owner === undefined || !/[*?]/.test(owner)) continue;
      yield {
        at: value,
        subject: value.text,
        message: `"${value.text}" does not say whose repositories: anybody can have an owner that it matches.`,
        aws: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
      };
    }
  }
}
