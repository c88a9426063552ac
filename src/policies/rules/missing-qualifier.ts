import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { operatorMember, readLines } from '../lint/statements/condition-keys.ts';

export const missingQualifier: Rule = {
  id: 'missing-qualifier',
  category: 'error',
  title: 'Keys with several values are compared with ForAllValues or ForAnyValue',
  why: 'A request can carry several values of the key. Without ForAllValues or ForAnyValue AWS does not say which of them counts, so the statement may hold where it should not, or never.',
  fix: 'Put ForAnyValue: before the operator where one matching value is enough, ForAllValues: where every value must match.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-qualifier',
  aws: ['MISSING_QUALIFIER'],
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
              Condition: { StringEquals: { 'aws:CalledVia': 'backup.amazonaws.com' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals'],
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
                'ForAnyValue:StringEquals': { 'aws:CalledVia': 'backup.amazonaws.com' },
              },
            },
          ],
        },
      },
      {
        note: 'Null asks only whether there is a value, and this key has one',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                Null: { 'aws:CalledVia': 'true' },
                StringEquals: { 'aws:ResourceTag/team': 'backup' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const statement of document.statements) {
      for (const line of readLines(statement)) {
        const { operator, operatorWord, key } = line;
        if (operator.set !== undefined || operator.family === 'null') continue;
        if (names.key(key.text).documented?.multivalued !== true) continue;
        const to = `ForAnyValue:${operatorWord.text}`;
        const member = operatorMember(statement, line, to);
        yield {
          at: operatorWord,
          subject: key.text,
          message: `${key.text} can have several values, and ${operatorWord.text} compares one; write ForAnyValue:${operatorWord.text} or ForAllValues:${operatorWord.text}.`,
          ...(member?.value.members.length === 1
            ? {
                fix: {
                  safe: false,
                  title: `Write ${to}`,
                  edits: [{ kind: 'rename', member, to }],
                },
              }
            : {}),
        };
      }
    }
  },
};
