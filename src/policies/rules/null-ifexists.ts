import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { operatorMember } from '../lint/statements/condition-keys.ts';

export const nullIfexists: Rule = {
  id: 'null-ifexists',
  category: 'error',
  title: 'Null stands without IfExists',
  why: 'Null asks whether the key is there, IfExists says to ask only if it is: AWS refuses the two together.',
  fix: 'Write Null.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-null-with-if-exists',
  aws: ['NULL_WITH_IF_EXISTS'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { NullIfExists: { 'aws:RequestTag/team': 'true' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/NullIfExists'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { Null: { 'aws:RequestTag/team': 'true' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const told = new Set<string>();
      for (const line of statement.conditions) {
        const { text, pointer } = line.operatorWord;
        if (!/(?:^|:)NullIfExists$/.test(text) || told.has(pointer)) continue;
        told.add(pointer);
        const member = operatorMember(statement, line, 'Null');
        yield {
          at: line.operatorWord,
          message: `${text} is no operator: Null cannot be joined with IfExists.`,
          ...(member
            ? {
                fix: {
                  safe: false,
                  title: 'Write Null',
                  edits: [{ kind: 'rename', member, to: 'Null' }],
                },
              }
            : {}),
        };
      }
    }
  },
};
