import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';

export const irrelevantKey: Rule = {
  id: 'irrelevant-key',
  category: 'suggestion',
  title: 'A policy of a bucket does not ask whose bucket it is',
  why: 'The policy bears on the one bucket it is attached to, whose account is always the same: the condition always holds, or never.',
  fix: 'Remove the condition, or put it into a policy of the callers.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-irrelevant-condition-key-in-policy',
  aws: ['IRRELEVANT_CONDITION_KEY_IN_POLICY'],
  types: ['resource'],
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: { StringEquals: { 's3:ResourceAccount': '444455556666' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/s3:ResourceAccount'],
      },
      {
        note: 'An access point, and the global key',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:eu-west-1:444455556666:accesspoint/backups/object/*',
              Condition: { StringEquals: { 'aws:ResourceAccount': '444455556666' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:ResourceAccount'],
      },
    ],
    good: [
      {
        note: 'The policy of a VPC endpoint, which bears on every bucket',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: '*',
              Condition: { StringEquals: { 's3:ResourceAccount': '444455556666' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const { statements } = document;
    if (!areOfOneBucket(statements)) return;
    for (const { conditions } of statements) {
      for (const { key } of conditions) {
        if (!KEYS.has(foldCase(key.text))) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${key.text} is the account of the one bucket or access point that the policy is about, and so always the same.`,
        };
      }
    }
  },
};

const KEYS: ReadonlySet<string> = new Set(['aws:resourceaccount', 's3:resourceaccount']);

/** Whether all statements name one bucket and its objects, or one access point: a policy of a VPC endpoint does not. */
function areOfOneBucket(statements: readonly LintStatement[]): boolean {
  const buckets = new Set(
    statements.flatMap(({ resources }) =>
      !resources || resources.not
        ? [undefined]
        : resources.items.map(({ text }) => BUCKET.exec(text)?.[1]),
    ),
  );
  return buckets.size === 1 && !buckets.has(undefined);
}

/** `arn:aws:s3:::reports/*`, and of an access point `arn:aws:s3:eu-west-1:444455556666:accesspoint/reports/object/*`. */
const BUCKET = /^arn:[^:]+:s3:(?:::|[^:]+:\d+:accesspoint\/)([^/*?]+)(?:\/|$)/;
