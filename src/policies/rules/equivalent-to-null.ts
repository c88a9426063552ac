import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isSubjectClaim } from '../lint/statements/audience-claim.ts';
import { constancyOf } from '../lint/statements/line-truth.ts';
import { sensitiveKeys } from '../lint/tables/sensitive-keys.ts';

export const equivalentToNull: Rule = {
  id: 'equivalent-to-null',
  category: 'suggestion',
  title: 'Whether a key is there is asked with Null',
  why: 'A pattern that every value matches asks only whether the request has the key. Null says so, and differs in one thing: it takes a key without a value for absent.',
  fix: 'Write "Null": {"<key>": "false"} where the key must be there, "true" where it must not.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-equivalent-to-null-false',
  aws: ['EQUIVALENT_TO_NULL_FALSE', 'EQUIVALENT_TO_NULL_TRUE'],
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
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: { StringLike: { 'aws:ResourceTag/team': '*' } },
            },
            {
              Effect: 'Deny',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { StringNotLike: { 'aws:RequestTag/team': '*' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringLike/aws:ResourceTag~1team',
          '/Statement/1/Condition/StringNotLike/aws:RequestTag~1team',
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
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                Null: { 'aws:ResourceTag/team': 'false' },
                StringLike: { 'aws:ResourceTag/stage': '*-test' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { conditions } of document.statements) {
      for (const line of conditions) {
        const { key, operatorWord } = line;
        const constancy = constancyOf(line, document);
        if (!constancy || constancy.present === constancy.absent) continue;
        // That every value will do is the greater fault there, and another rule's.
        if (sensitiveKeys.has(foldCase(key.text)) || isSubjectClaim(key)) continue;
        const absent = constancy.absent ? 'true' : 'false';
        yield {
          at: key,
          subject: key.text,
          message: `${operatorWord.text} holds for every request that has ${constancy.absent ? 'no ' : ''}${key.text}, whatever its value.`,
          advice: `Write "Null": {"${key.text}": "${absent}"}.`,
          aws: constancy.absent ? 'EQUIVALENT_TO_NULL_TRUE' : 'EQUIVALENT_TO_NULL_FALSE',
        };
      }
    }
  },
};
