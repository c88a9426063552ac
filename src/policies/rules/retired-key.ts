import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';

export const retiredKey: Rule = {
  id: 'retired-key',
  category: 'suggestion',
  title: 'No condition key is one that AWS has given up',
  why: 'AWS documented the key once and does no more: requests may not carry it, and a condition on it then never holds.',
  fix: 'Remove the condition, or use the key that took its place.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        note: 'AWS DeepRacer has been closed',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { Null: { 'deepracer:UserToken': 'true' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/Null/deepracer:UserToken'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 's3:prefix': 'daily/*' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line } of conditionLines(document)) {
      const { documented, retired } = names.key(line.key.text);
      if (documented || !retired) continue;
      yield {
        at: line.key,
        subject: line.key.text,
        message: `${line.key.text} was documented once (last in the data of ${retired.lastIn}) and is no more.`,
      };
    }
  },
};
