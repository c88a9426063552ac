import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { constancyOf } from '../lint/statements/line-truth.ts';

export const neverTrue: Rule = {
  id: 'never-true',
  category: 'suggestion',
  // AWS calls it a suggestion; but a Deny that never holds is a protection that is not there.
  level: 'warn',
  title: 'Every condition can hold',
  why: 'The condition holds for no request, so the statement allows and denies nothing.',
  fix: 'Write the values that are meant, or remove the statement.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-statement-due-to-wildcard-in-condition',
  aws: ['REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:CreateTags',
              Resource: '*',
              Condition: { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': ['team', '*'] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAnyValue:StringNotLike/aws:TagKeys'],
      },
    ],
    good: [
      {
        note: 'Holds for requests without the tag',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { StringNotLike: { 'aws:RequestTag/team': '*' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { conditions } of document.statements) {
      for (const line of conditions) {
        const constancy = constancyOf(line, document);
        if (!constancy || constancy.present || constancy.absent) continue;
        yield {
          at: line.key,
          subject: line.key.text,
          message: `${line.operatorWord.text} on ${line.key.text} holds for no request, so this statement does nothing.`,
        };
      }
    }
  },
};
