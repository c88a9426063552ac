import type { PrincipalWord } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const principalWildcardInArn: Rule = {
  id: 'principal-wildcard-in-arn',
  category: 'error',
  title: 'No principal has a wildcard in it',
  why: 'Principals are compared letter by letter: only {"AWS": "*"}, everybody, may have a wildcard. AWS refuses the others.',
  fix: 'Name each principal. For a pattern, name the account, and compare aws:PrincipalArn with ArnLike in a Condition.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-wildcard-in-principal',
  aws: ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
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
              Principal: {
                AWS: ['arn:aws:iam::444455556666:role/backup-*', 'arn:aws:iam::*:root'],
                Service: '*.amazonaws.com',
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: [
          '/Statement/0/Principal/AWS/0',
          '/Statement/0/Principal/AWS/1',
          '/Statement/0/Principal/Service',
        ],
      },
      {
        note: 'A Deny for all but everybody denies nobody',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotPrincipal: { AWS: '*' },
              Action: 's3:DeleteBucket',
              Resource: 'arn:aws:s3:::reports',
            },
          ],
        },
        at: ['/Statement/0/NotPrincipal/AWS'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '444455556666' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup-*' },
              },
            },
          ],
        },
      },
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      // Of NotPrincipal in a trust policy trust-notprincipal speaks, whatever it says.
      if (!principals || (principals.not && document.type === 'trust')) continue;
      for (const word of principals.items) {
        const finding = judge(word, principals.not);
        if (finding) yield finding;
      }
    }
  },
};

function judge({ type, id }: PrincipalWord, not: boolean): Finding | undefined {
  if (!type || type === '*' || !/[*?]/.test(id.text)) return undefined;
  if (type !== 'AWS' || id.text !== '*') return patternFinding(id, type);
  return not
    ? {
        at: id,
        subject: id.text,
        message: 'NotPrincipal is everybody, so that the statement is about nobody.',
      }
    : undefined;
}

function patternFinding(id: Value, type: string): Finding {
  const advice = adviceFor(id.text);
  return {
    at: id,
    subject: id.text,
    message: `"${id.text}" has a wildcard, which principals of type ${type} cannot have.`,
    ...(advice === undefined ? {} : { advice }),
  };
}

/** Of users, roles and sessions of one account: how the same is said in a condition. */
function adviceFor(text: string): string | undefined {
  const account = ACCOUNT.exec(text)?.[1];
  if (account === undefined) return undefined;
  // The key has the role’s ARN, not that of the session.
  const arn = text.replace(/:sts:(.*):assumed-role\/([^/]*)\/.*$/, ':iam:$1:role/$2');
  return `Name the account, {"AWS": "${account}"}, and add the condition "ArnLike": {"aws:PrincipalArn": "${arn}"}.`;
}

const ACCOUNT = /^arn:[^:*?]+:(?:iam|sts)::(\d{12}):/;
