import type { Rule } from '../lint/rule.ts';
import { repeatedSids } from '../lint/statements/repeated-sids.ts';

export const duplicateSidElsewhere: Rule = {
  id: 'duplicate-sid-elsewhere',
  category: 'warning',
  title: 'No Sid stands twice in a policy of another service',
  why: 'Some services refuse a policy in which two statements have the same Sid, and in logs nobody can tell which of them decided.',
  fix: 'Give each statement a Sid of its own, or none.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-unique-sids-recommended',
  aws: ['UNIQUE_SIDS_RECOMMENDED'],
  types: ['resource', 'scp', 'rcp'],
  when: ['several-statements'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Backup',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
            {
              Sid: 'Backup',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
            },
          ],
        },
        at: ['/Statement/1/Sid'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Backup',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { sid, first } of repeatedSids(document)) {
      yield {
        at: sid,
        subject: sid.text,
        message: `The Sid "${sid.text}" is that of statement ${first + 1} already.`,
      };
    }
  },
};
