import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { operatorMember } from '../lint/statements/condition-keys.ts';

export const nullWithQualifier: Rule = {
  id: 'null-with-qualifier',
  category: 'suggestion',
  // AWS calls it a suggestion; but the condition does not ask what it seems to ask.
  level: 'warn',
  title: 'Null stands without ForAllValues and ForAnyValue',
  why: 'AWS takes ForAllValues:Null as always true and ForAnyValue:Null as always false, whatever the request: an Allow with the one is open to all, one with the other to nobody.',
  fix: 'Write Null, which also works for keys with several values.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-null-with-qualifier',
  aws: ['NULL_WITH_QUALIFIER'],
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
              Condition: { 'ForAllValues:Null': { 'aws:TagKeys': 'false' } },
            },
            {
              Effect: 'Deny',
              Action: 'ec2:DeleteTags',
              Resource: '*',
              Condition: { 'ForAnyValue:Null': { 'aws:TagKeys': 'true' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAllValues:Null', '/Statement/1/Condition/ForAnyValue:Null'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateTags',
              Resource: '*',
              Condition: { Null: { 'aws:TagKeys': 'false' } },
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
        const [, set] = /^(ForAllValues|ForAnyValue):Null$/.exec(text) ?? [];
        if (set === undefined || told.has(pointer)) continue;
        told.add(pointer);
        const member = operatorMember(statement, line, 'Null');
        yield {
          at: line.operatorWord,
          message: `${text} is always ${set === 'ForAllValues' ? 'true' : 'false'}: it does not ask whether the key is there.`,
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
