import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Word } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { demandsKey, hasUntoldConditions, readLines } from '../lint/statements/condition-keys.ts';
import { variableName, writtenVariables } from '../lint/statements/policy-variables.ts';
import { keysOftenAbsent } from '../lint/tables/keys-often-absent.ts';

export const negatedMissingKey: Rule = {
  id: 'negated-missing-key',
  category: 'warning',
  title: 'An Allow says what is let in, not what is kept out',
  why: 'A negated operator is true where the request lacks the key. An Allow for all but one network, organization or tag then also holds for requests that have none.',
  fix: 'Allow with a positive operator, or add "Null": {"<key>": "false"}; keep the exception in a Deny.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
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
              Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'guests' } },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringNotEquals/aws:PrincipalTag~1team',
          '/Statement/1/Condition/NotIpAddress/aws:SourceIp',
        ],
      },
    ],
    good: [
      {
        note: 'The key must be there; the Deny is meant for requests without it as well',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                StringNotEquals: { 'aws:PrincipalTag/team': 'guests' },
                Null: { 'aws:PrincipalTag/team': 'false' },
              },
            },
            {
              Effect: 'Deny',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
            },
          ],
        },
      },
      {
        note: 'Without the tag the variable has no value, and matches nothing',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::${aws:PrincipalTag/bucket}/*',
              Condition: { StringNotEquals: { 'aws:PrincipalTag/bucket': '' } },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                StringNotEquals: { 'aws:PrincipalTag/team': '' },
                StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const { operator, operatorWord, key } of readLines(statement)) {
        if (!operator.negated || operator.set) continue;
        const who = absentFrom(key);
        if (who === undefined || demandsKey(statement, key)) continue;
        if (isNeeded(key, statement) || hasUntoldConditions(document, statement)) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${operatorWord.text} also lets in ${who}: they lack ${key.text}.`,
        };
      }
    }
  },
};

function absentFrom({ text }: Word): string | undefined {
  const key = foldCase(text);
  return key.startsWith('aws:principaltag/') ? 'callers without the tag' : keysOftenAbsent.get(key);
}

/** A resource or a positive condition with the key as its variable matches nothing where the key is absent. */
function isNeeded(key: Word, statement: LintStatement): boolean {
  const { resources } = statement;
  const lists = readLines(statement)
    .filter(({ operator }) => !operator.negated && !operator.ifExists && operator.set !== 'all')
    .map(({ values }) => values);
  if (resources && !resources.not) lists.push(resources.items);
  const name = foldCase(key.text);
  return lists.some((values) => values.length > 0 && values.every((value) => uses(value, name)));
}

function uses({ text }: Word, key: string): boolean {
  return [...writtenVariables(text)].some((variable) => foldCase(variableName(variable)) === key);
}
