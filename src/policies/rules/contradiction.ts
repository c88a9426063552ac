import { foldCase } from '../evaluate/match/fold-case.ts';
import { NO } from '../evaluate/truth.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { type ReadLine, readLines } from '../lint/statements/condition-keys.ts';
import { decisiveValues } from '../lint/statements/decisive-values.ts';
import { lineTest } from '../lint/statements/line-truth.ts';

export const contradiction: Rule = {
  id: 'contradiction',
  category: 'error',
  title: 'The conditions of a statement can hold together',
  why: 'All conditions of a statement must hold at once. Where two of them leave no value of a key, the statement allows and denies nothing.',
  fix: 'Where either value is meant, list both under one operator; where both cases are meant, write two statements.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
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
              Condition: {
                StringEquals: { 'aws:ResourceTag/team': 'backup' },
                StringLike: { 'AWS:ResourceTag/team': 'dev-*' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringLike/AWS:ResourceTag~1team'],
      },
      {
        note: 'No number is below 3 and above 5, and a key that is absent has no value',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: '*',
              Condition: {
                NumericLessThan: { 's3:max-keys': '3' },
                NumericGreaterThan: { 's3:max-keys': '5' },
              },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                Null: { 'aws:ResourceTag/team': 'true' },
                StringEquals: { 'aws:ResourceTag/team': 'backup' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/NumericGreaterThan/s3:max-keys',
          '/Statement/1/Condition/StringEquals/aws:ResourceTag~1team',
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
              Action: 's3:ListBucket',
              Resource: '*',
              Condition: {
                NumericGreaterThan: { 's3:max-keys': '3' },
                NumericLessThan: { 's3:max-keys': '4' },
                StringLike: { 'aws:PrincipalTag/team': 'backup-*' },
                StringNotEquals: { 'aws:PrincipalTag/team': 'backup-dev' },
              },
            },
          ],
        },
      },
      {
        note: 'Several values of one key: one can be the one, another the other',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateTags',
              Resource: '*',
              Condition: {
                'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' },
                'ForAnyValue:StringLike': { 'aws:TagKeys': 'stage*' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const statement of document.statements) {
      if (statement.conditions.length < 2) continue;
      for (const lines of byKey(readLines(statement)).values()) {
        const [first] = lines;
        const last = lines.at(-1);
        // Under one operator it is one key that is written twice.
        if (!first || !last || first.operatorWord.pointer === last.operatorWord.pointer) continue;
        if (lines.some(({ operator }) => operator.set)) continue;
        if (names.key(first.key.text).documented?.multivalued === true) continue;
        if (!canNeverHold(lines, document)) continue;
        yield {
          at: last.key,
          subject: last.key.text,
          message: `No value of ${last.key.text} meets both ${first.operatorWord.text} and ${last.operatorWord.text}: the statement never holds.`,
        };
      }
    }
  },
};

function byKey(lines: readonly ReadLine[]): ReadonlyMap<string, readonly ReadLine[]> {
  const groups = new Map<string, ReadLine[]>();
  for (const line of lines) {
    const key = foldCase(line.key.text);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}

function canNeverHold(lines: readonly ReadLine[], document: LintDocument): boolean {
  const values = decisiveValues(lines);
  if (!values) return false;
  const tests = lines.map((line) => lineTest(line, document));
  return [null, ...values.map((value) => [value])].every((given) =>
    tests.some((test) => test?.(given) === NO),
  );
}
