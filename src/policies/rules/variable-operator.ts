import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { readLines } from '../lint/statements/condition-keys.ts';
import { isEscape, readsVariables, writtenVariables } from '../lint/statements/policy-variables.ts';

export const variableOperator: Rule = {
  id: 'variable-operator',
  category: 'error',
  title: 'Policy variables stand under String and Arn operators only',
  why: 'Operators for numbers, dates, addresses, truth values and bytes do not replace variables, so the condition never holds. Of Bool, AWS’s pages differ: the page of the operators lets it have variables, the one of the policy checks does not.',
  fix: 'Write out the value, or compare with a String or Arn operator.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-variable-for-operator',
  aws: ['INVALID_VARIABLE_FOR_OPERATOR'],
  types: allTypes,
  when: ['condition', 'variable'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: {
                NumericLessThanEquals: { 's3:max-keys': '${aws:PrincipalTag/most}' },
                Bool: { 'aws:SecureTransport': '${aws:PrincipalTag/tls}' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/NumericLessThanEquals/s3:max-keys',
          '/Statement/0/Condition/Bool/aws:SecureTransport',
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
              Resource: 'arn:aws:s3:::reports',
              Condition: {
                StringLike: { 's3:prefix': '${aws:username}/*' },
                ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:user/${aws:username}' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    if (!readsVariables(document)) return;
    for (const statement of document.statements) {
      for (const { operator, operatorWord, values } of readLines(statement)) {
        if (operator.family === 'string' || operator.family === 'arn') continue;
        for (const value of values) {
          for (const variable of writtenVariables(value.text)) {
            if (isEscape(variable)) continue;
            const at = value.part(variable.start, variable.end);
            yield {
              at,
              subject: at.text,
              message: `${operatorWord.text} does not replace ${at.text}: only String and Arn operators take policy variables.`,
            };
          }
        }
      }
    }
  },
};
