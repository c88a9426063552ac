import type { LintStatement } from '../lint/document/statement.ts';
import type { Value, Word } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isEscape, writtenVariables } from '../lint/statements/policy-variables.ts';

export const variablePlace: Rule = {
  id: 'variable-place',
  category: 'error',
  title: 'Policy variables stand in Resource and in values of conditions only',
  why: 'AWS replaces variables in Resource and in the values of conditions. Anywhere else it refuses them, or takes them as text that matches nothing.',
  fix: 'Write out what is meant, or put the variable into a condition: aws:PrincipalArn instead of Principal.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse',
  aws: ['VARIABLE_UNSUPPORTED_IN_ELEMENT'],
  types: allTypes,
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
              Condition: { StringEquals: { 'aws:ResourceTag/${aws:PrincipalTag/team}': 'yes' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:ResourceTag~1${aws:PrincipalTag~1team}'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/${aws:username}/*',
              Condition: {
                StringEquals: { 's3:ExistingObjectTag/team': '${aws:PrincipalTag/team}' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      for (const { element, at } of variablesElsewhere(statement)) {
        yield {
          at,
          subject: at.text,
          message: `In ${element} ${at.text} is not replaced: AWS knows no policy variables there.`,
        };
      }
    }
  },
};

interface Misplaced {
  readonly element: string;
  readonly at: Word;
}

function* variablesElsewhere(statement: LintStatement): Generator<Misplaced> {
  const { actions, principals, conditions } = statement;
  if (actions) for (const item of actions.items) yield* variablesIn(item, actions.name);
  if (principals) for (const { id } of principals.items) yield* variablesIn(id, principals.name);
  for (const { key } of conditions) {
    if (key.text.includes('${')) yield { element: 'the name of a condition key', at: key };
  }
}

function* variablesIn(value: Value, element: string): Generator<Misplaced> {
  for (const variable of writtenVariables(value.text)) {
    if (!isEscape(variable)) yield { element, at: value.part(variable.start, variable.end) };
  }
}
