import type { Value } from '../lint/document/value.ts';
import { valuesIn } from '../lint/document/values-in.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const exampleAccount: Rule = {
  id: 'example-account',
  category: 'warning',
  title: 'No account is the one of an example in AWS’s documentation',
  why: 'AWS prints its examples with accounts such as 123456789012. A policy that was copied with one of them is about an account that is not yours.',
  fix: 'Write the number of the account that is meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns',
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:GetRole',
              Resource: [
                'arn:aws:iam::123456789012:role/backup',
                'arn:aws:iam::444455556666:role/backup-123456789012',
              ],
            },
          ],
        },
        at: ['/Statement/0/Resource/0'],
      },
      {
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ['111122223333', 'arn:aws:iam::444455556666:role/backup'] },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'k3v7m2p9qd' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:GetRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
            },
          ],
        },
      },
    ],
  },
  *check({ document: { root, view } }) {
    if (!ACCOUNTS.some((account) => view.text.includes(account))) return;
    for (const value of valuesIn(root)) {
      const finding = value.kind === 'string' ? judge(value) : undefined;
      if (finding) yield finding;
    }
  },
};

const ACCOUNTS: readonly string[] = ['111122223333', '123456789012'];

/** As the account of an ARN, or alone. */
const EXAMPLE = /(?<=^|^arn:[^:]*:[^:]*:[^:]*:)(?:111122223333|123456789012)(?=$|:)/;

function judge(value: Value): Finding | undefined {
  const match = EXAMPLE.exec(value.text);
  if (!match) return undefined;
  const [account] = match;
  return {
    at: value.part(match.index, match.index + account.length),
    subject: account,
    message: `${account} is the account of examples in AWS’s documentation.`,
  };
}
