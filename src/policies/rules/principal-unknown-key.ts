import type { Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';

export const principalUnknownKey: Rule = {
  id: 'principal-unknown-key',
  category: 'error',
  title: 'Every principal is of a type that AWS knows',
  why: 'There are four types of principal: AWS, Service, Federated and CanonicalUser, and letter case counts. AWS refuses a policy with another.',
  fix: 'Use AWS for accounts, users and roles, Service for AWS services, Federated for identity providers.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-principal-key',
  aws: ['INVALID_PRINCIPAL_KEY'],
  types: ['trust', 'resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Aws: 'arn:aws:iam::444455556666:role/backup' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/Aws'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Account: '444455556666', Services: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/Account', '/Statement/0/Principal/Services'],
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
                AWS: 'arn:aws:iam::444455556666:role/backup',
                Service: 'ec2.amazonaws.com',
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      for (const member of principals?.value.members ?? []) {
        const { name, key } = member;
        if (TYPES.includes(name)) continue;
        const meant = COMMONLY_MEANT.get(name.toLowerCase()) ?? nearest(name, TYPES);
        yield {
          at: key,
          subject: name,
          message: meant
            ? `AWS knows no type of principal "${name}"; did you mean ${meant}?`
            : `AWS knows no type of principal "${name}".`,
          ...(meant
            ? {
                fix: {
                  safe: false,
                  title: `Write ${meant}`,
                  edits: [{ kind: 'rename', member, to: meant }],
                },
              }
            : {}),
        };
      }
    }
  },
};

const TYPES: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** What people call the types of principal. */
const COMMONLY_MEANT: ReadonlyMap<string, string> = new Map([
  ['account', 'AWS'],
  ['arn', 'AWS'],
  ['canonical', 'CanonicalUser'],
  ['iam', 'AWS'],
  ['oidc', 'Federated'],
  ['role', 'AWS'],
  ['saml', 'Federated'],
  ['user', 'AWS'],
  ['webidentity', 'Federated'],
]);
