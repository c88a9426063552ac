import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';

export const invalidEffect: Rule = {
  id: 'invalid-effect',
  category: 'error',
  title: 'Effect is exactly Allow or Deny',
  why: 'AWS refuses every other value. Letter case counts: "allow" is none.',
  fix: 'Write "Allow" or "Deny".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html',
  aws: ['INVALID_EFFECT'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
            { Effect: 'Block', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
        at: ['/Statement/0/Effect', '/Statement/1/Effect'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
            { Effect: 'Deny', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value: statement, effect } of document.statements) {
      const value = effect === undefined ? statement.member('Effect')?.value : undefined;
      if (value?.kind !== 'string') continue;
      const meant = nearest(value.text, ['Allow', 'Deny']);
      yield {
        at: value,
        subject: value.text,
        message: `Effect is "Allow" or "Deny", not "${value.text}".`,
        ...(meant === undefined
          ? {}
          : {
              fix: {
                safe: false,
                title: `Replace it by "${meant}"`,
                edits: [{ kind: 'replace', value, by: meant }],
              },
            }),
      };
    }
  },
};
