import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { constancyOf } from '../lint/statements/line-truth.ts';

export const alwaysTrue: Rule = {
  id: 'always-true',
  category: 'suggestion',
  // AWS calls it a suggestion; but whoever reads the policy takes the statement for confined.
  level: 'warn',
  title: 'Every condition can fail',
  why: 'The condition holds for every request, with the key and without it: the statement is as wide as it is without the condition, and does not look so.',
  fix: 'Write the values that are meant, or remove the condition. To demand that the key is there, write "Null": {"<key>": "false"}.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-key-due-to-wildcard-in-condition',
  aws: ['REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'],
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
              Action: 'ec2:CreateTags',
              Resource: '*',
              Condition: {
                'ForAllValues:StringLike': { 'aws:TagKeys': '*' },
                StringLikeIfExists: { 'aws:RequestTag/team': ['backup', '*'] },
              },
            },
            {
              Effect: 'Deny',
              Action: 'ec2:DeleteTags',
              Resource: '*',
              Condition: { Null: { 'aws:TagKeys': ['true', 'false'] } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/ForAllValues:StringLike/aws:TagKeys',
          '/Statement/0/Condition/StringLikeIfExists/aws:RequestTag~1team',
          '/Statement/1/Condition/Null/aws:TagKeys',
        ],
      },
    ],
    good: [
      {
        note: 'False for requests without the tag',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: { StringLike: { 'aws:ResourceTag/team': '*' } },
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
        if (!constancy?.present || !constancy.absent) continue;
        yield {
          at: line.key,
          subject: line.key.text,
          message: `${line.operatorWord.text} on ${line.key.text} holds for every request, so this condition does not confine anything.`,
        };
      }
    }
  },
};
