import type { Operator } from '../evaluate/conditions/operators.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';

export const dynamodbAttributes: Rule = {
  id: 'dynamodb-attributes',
  category: 'security',
  title: 'Who may read only some attributes must ask for only those',
  why: 'dynamodb:Attributes holds the attributes that a request names. A request that names none, and selects all, returns every attribute.',
  fix: 'Add the condition dynamodb:Select, StringEqualsIfExists with SPECIFIC_ATTRIBUTES.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_dynamodb_attributes.html',
  aws: ['DYNAMODB_ATTRIBUTES_WITHOUT_SELECT'],
  types: ['identity', 'boundary', 'session', 'scp', 'resource'],
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['dynamodb:GetItem', 'dynamodb:Query'],
              Resource: 'arn:aws:dynamodb:*:444455556666:table/orders',
              Condition: {
                'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['id', 'state'] },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAllValues:StringEquals/dynamodb:Attributes'],
      },
      {
        note: 'Selects all that may not be read',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'dynamodb:*',
              Resource: 'arn:aws:dynamodb:*:444455556666:table/orders',
              Condition: {
                'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['id', 'state'] },
                StringEquals: { 'dynamodb:Select': ['SPECIFIC_ATTRIBUTES', 'ALL_ATTRIBUTES'] },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAllValues:StringEquals/dynamodb:Attributes'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['dynamodb:GetItem', 'dynamodb:Query'],
              Resource: 'arn:aws:dynamodb:*:444455556666:table/orders',
              Condition: {
                'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['id', 'state'] },
                StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
              },
            },
          ],
        },
      },
      {
        note: 'Writing names its attributes always',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'dynamodb:PutItem',
              Resource: 'arn:aws:dynamodb:*:444455556666:table/orders',
              Condition: {
                'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['id', 'state'] },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const line = statement.conditions.find(
        ({ key, operator }) => isNamed(key.text, 'dynamodb:attributes') && isPositive(operator),
      );
      if (!line || isSelecting(statement) || hasUntoldConditions(document, statement)) continue;
      if (!READING.some((action) => wordAllowing(statement, action))) continue;
      yield {
        at: line.key,
        subject: line.key.text,
        message:
          'dynamodb:Attributes without dynamodb:Select does not keep a request that selects all from the other attributes.',
      };
    }
  },
};

/** Actions with dynamodb:Select, https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
const READING = [
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
];

function isSelecting({ conditions }: LintStatement): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      isNamed(key.text, 'dynamodb:select') &&
      isPositive(operator) &&
      values.every(({ text }) => NARROW.has(text)),
  );
}

/** Of what a request can select, that which is no attribute besides the ones it names. */
const NARROW: ReadonlySet<string> = new Set(['COUNT', 'SPECIFIC_ATTRIBUTES']);

function isNamed(key: string, name: string): boolean {
  return key.toLowerCase() === name;
}

function isPositive(operator: Operator | string): boolean {
  return typeof operator !== 'string' && operator.family === 'string' && !operator.negated;
}
