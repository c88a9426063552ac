import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { lacks } from '../lint/statements/elements.ts';

export const missingEffect: Rule = {
  id: 'missing-effect',
  category: 'error',
  title: 'Every statement says Allow or Deny',
  why: 'AWS refuses a statement without Effect: there is no default.',
  fix: 'Add "Effect": "Allow" or "Effect": "Deny".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html',
  aws: ['MISSING_EFFECT'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
        },
        at: ['/Statement/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      if (lacks(document, value, ['Effect'])) {
        yield { at: value, message: 'The statement has no Effect.' };
      }
    }
  },
};
