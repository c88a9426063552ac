import type { Rule } from '../lint/rule.ts';
import {
  gitHubPrincipal,
  gitHubSubjectOf,
  namesOtherClaim,
  type GitHubSubject,
  subjectLines,
} from '../lint/statements/github-subject.ts';

export const githubBranch: Rule = {
  id: 'github-branch',
  category: 'warning',
  title: 'A role for GitHub Actions says which repository and branch may assume it',
  why: 'With a wildcard in their place a workflow of any branch, and of pull requests within the repository, may assume the role: whoever can push one gets what the role may do, without a review.',
  fix: 'Write repo:<owner>/<repository>:ref:refs/heads/<branch>, or :environment:<name> with a protected environment.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-specific-github-repo-and-branch-recommended',
  aws: ['SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED'],
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
              Principal: {
                Federated:
                  'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                StringLike: {
                  'token.actions.githubusercontent.com:sub': [
                    'repo:octo-org/octo-repo:*',
                    'repo:octo-org/*',
                    'repo:octo-org/octo-repo:ref:refs/heads/*',
                  ],
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringLike/token.actions.githubusercontent.com:sub/0',
          '/Statement/0/Condition/StringLike/token.actions.githubusercontent.com:sub/1',
          '/Statement/0/Condition/StringLike/token.actions.githubusercontent.com:sub/2',
        ],
      },
    ],
    good: [
      {
        note: 'A protected environment, and release branches',
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
                StringLike: {
                  'token.actions.githubusercontent.com:sub': [
                    'repo:octo-org/octo-repo:environment:production',
                    'repo:octo-org/octo-repo:ref:refs/heads/release/*',
                  ],
                },
              },
            },
          ],
        },
      },
      {
        note: 'The branch stands in a claim of its own',
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
                StringEquals: { 'token.actions.githubusercontent.com:ref': 'refs/heads/main' },
                StringLike: {
                  'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:*',
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
      if (!gitHubPrincipal(statement) || namesOtherClaim(statement)) continue;
      for (const { operator, values } of subjectLines(statement)) {
        if (!operator.wildcards) continue;
        for (const value of values) {
          const subject = gitHubSubjectOf(value.text);
          // Whose repositories they are is the first question, and another rule's.
          if (!subject || /[*?]/.test(subject.owner)) continue;
          const open = openPart(subject);
          if (open === undefined) continue;
          yield {
            at: value,
            subject: value.text,
            message: `"${value.text}" lets workflows of any ${open} assume the role.`,
          };
        }
      }
    }
  },
};

/** What a wildcard that leaves all open stands for; one that follows a beginning, release/*, was meant. */
function openPart({ owner, repository, rest }: GitHubSubject): string | undefined {
  if (/^\*+$/.test(repository)) return `repository of ${owner}`;
  return ANY_BRANCH.test(rest) ? 'branch' : undefined;
}

const ANY_BRANCH = /^(?:ref:(?:refs\/(?:heads\/)?)?)?\*+$/;
