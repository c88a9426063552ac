import type { Rule } from '../lint/rule.ts';
import { isAudienceClaim } from '../lint/statements/audience-claim.ts';
import { operatorMember, readLines } from '../lint/statements/condition-keys.ts';

export const foranyOnAudience: Rule = {
  id: 'forany-on-audience',
  category: 'security',
  title: 'The audience of a token is compared without ForAnyValue',
  why: 'The audience claim has one value. ForAnyValue lets a token with a list of audiences in as soon as one of them is yours, and the others may belong to applications that you do not know.',
  fix: 'Remove ForAnyValue: from the operator.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-foranyvalue-with-audience-claim-type',
  aws: ['FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE'],
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
                Federated: 'arn:aws:iam::444455556666:oidc-provider/accounts.example.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                'ForAnyValue:StringEquals': { 'accounts.example.com:aud': 'sts.amazonaws.com' },
                StringEquals: { 'accounts.example.com:sub': 'backup-appliance' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAnyValue:StringEquals'],
      },
    ],
    good: [
      {
        note: 'amr, how the user was authenticated, has several values',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'cognito-identity.amazonaws.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'cognito-identity.amazonaws.com:aud':
                    'eu-west-1:12345678-abcd-abcd-abcd-123456790ab',
                },
                'ForAnyValue:StringLike': {
                  'cognito-identity.amazonaws.com:amr': 'authenticated',
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
      for (const line of readLines(statement)) {
        const { operator, operatorWord, key } = line;
        if (operator.set !== 'any' || !isAudienceClaim(key)) continue;
        const to = operatorWord.text.slice('ForAnyValue:'.length);
        const member = operatorMember(statement, line, to);
        yield {
          at: operatorWord,
          subject: key.text,
          message: `${key.text} has one value; with ${operatorWord.text} one matching audience among others is enough.`,
          ...(member?.value.members.length === 1
            ? {
                fix: {
                  safe: false,
                  title: `Write ${to}`,
                  edits: [{ kind: 'rename', member, to }],
                },
              }
            : {}),
        };
      }
    }
  },
};
