import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const untrustedKey: Rule = {
  id: 'untrusted-key',
  category: 'security',
  title: 'No decision hangs on what the caller says of itself',
  why: 'aws:Referer and aws:UserAgent are headers that every client can set as it likes: a condition on them keeps nobody out.',
  fix: 'Use a key that AWS fills in: aws:PrincipalArn, aws:SourceVpce, aws:SourceIp, aws:CalledVia.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-untrustworthy-condition-key',
  aws: ['UNTRUSTWORTHY_CONDITION_KEY'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: {
                StringLike: {
                  'aws:UserAgent': 'Backup/10.*',
                  'AWS:referer': 'https://backup.example/*',
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringLike/aws:UserAgent',
          '/Statement/0/Condition/StringLike/AWS:referer',
        ],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { conditions } of document.statements) {
      for (const { key } of conditions) {
        if (!HEADERS.has(foldCase(key.text))) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${key.text} is whatever the client sends: it can be forged.`,
        };
      }
    }
  },
};

const HEADERS: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);
