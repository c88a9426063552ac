import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { lacks } from '../lint/statements/elements.ts';

export const missingAction: Rule = {
  id: 'missing-action',
  category: 'error',
  title: 'Every statement has an Action',
  why: 'AWS refuses a statement that has neither Action nor NotAction.',
  fix: 'Add an Action.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  aws: ['MISSING_ACTION'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Resource: 'arn:aws:s3:::reports/*' }],
        },
        at: ['/Statement/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotAction: ['iam:*', 'sts:GetCallerIdentity'],
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      if (lacks(document, value, ['Action', 'NotAction'])) {
        yield { at: value, message: 'The statement has neither Action nor NotAction.' };
      }
    }
  },
};
