import { listInWords } from '../lint/deployment/in-words.ts';
import { coveredAmong } from '../lint/patterns/covered-actions.ts';
import type { Rule } from '../lint/rule.ts';
import { grantedItems, isWide } from '../lint/statements/wide-grants.ts';
import { dataActions } from '../lint/tables/revealing-actions.ts';

export const dataExfiltration: Rule = {
  id: 'data-exfiltration',
  category: 'security',
  level: 'off',
  title: 'Data can be read of named resources only',
  why: 'Whoever may read every object, secret or table of an account can carry them all away, those of other applications and of coming ones too.',
  fix: 'Name the buckets, secrets, tables and parameters.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  types: ['identity'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:Get*', 'ssm:GetParameter'], Resource: '*' },
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/*' },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1', '/Statement/1/Action'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
            { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { item, statement } of grantedItems([document])) {
      const given = covered(item.text);
      if (given.length === 0 || !isWide({ document, statement })) continue;
      yield {
        at: item,
        subject: item.text,
        message: `${listInWords(given)} can be called for every resource of its kind.`,
      };
    }
  },
};

const covered = coveredAmong(dataActions);
