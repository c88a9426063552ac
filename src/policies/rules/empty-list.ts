import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { ConditionLine, Listing, LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const emptyList: Rule = {
  id: 'empty-list',
  category: 'warning',
  title: 'No list is empty',
  why: 'A statement with an empty list of actions, resources or principals does nothing, and a condition without values has nothing to compare with: it holds always or never, whatever was meant.',
  fix: 'Write the values, or remove the statement or the condition. To ask whether a key is there use the operator Null.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-condition',
  aws: [
    'EMPTY_ARRAY_ACTION',
    'EMPTY_ARRAY_RESOURCE',
    'EMPTY_ARRAY_PRINCIPAL',
    'EMPTY_ARRAY_CONDITION',
    'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    'EMPTY_ARRAY_CONDITION_IFEXISTS',
  ],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: [], Resource: 'arn:aws:s3:::reports/*' },
            { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: [] },
          ],
        },
        at: ['/Statement/0/Action', '/Statement/1/Resource'],
      },
      {
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ec2.amazonaws.com', AWS: [] },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                StringEquals: { 'aws:PrincipalTag/team': [] },
                'ForAllValues:StringEquals': { 'aws:TagKeys': [] },
                'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [] },
                StringEqualsIfExists: { 'aws:RequestedRegion': [] },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:PrincipalTag~1team',
          '/Statement/0/Condition/ForAllValues:StringEquals/aws:TagKeys',
          '/Statement/0/Condition/ForAnyValue:StringLike/aws:PrincipalOrgPaths',
          '/Statement/0/Condition/StringEqualsIfExists/aws:RequestedRegion',
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
              Action: ['s3:GetObject'],
              Resource: ['arn:aws:s3:::reports/*'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      for (const [value, finding] of listsOf(statement)) {
        if (isEmpty(value, document)) yield { at: value, ...finding };
      }
    }
  },
};

type Told = Omit<Finding, 'at'>;

function* listsOf({
  actions,
  resources,
  principals,
  conditions,
}: LintStatement): Generator<readonly [Value, Told]> {
  if (actions) yield [actions.value, nothing(actions, 'EMPTY_ARRAY_ACTION')];
  if (resources) yield [resources.value, nothing(resources, 'EMPTY_ARRAY_RESOURCE')];
  for (const { name, value } of principals?.value.members ?? []) {
    yield [
      value,
      {
        subject: name,
        message: `The list of principals of type ${name} is empty.`,
        aws: 'EMPTY_ARRAY_PRINCIPAL',
      },
    ];
  }
  for (const line of conditions) yield [line.value, inCondition(line)];
}

function nothing({ name, not }: Pick<Listing, 'name' | 'not'>, aws: AccessAnalyzerCode): Told {
  return {
    subject: name,
    message: not
      ? `The list of ${name} is empty, so that the statement exempts nothing.`
      : `The list of ${name} is empty, so that the statement does nothing.`,
    aws,
  };
}

function inCondition({ operator, operatorWord, key }: ConditionLine): Told {
  const subject = key.text;
  const what = `The condition key ${subject} has no values under ${operatorWord.text}`;
  const known = typeof operator === 'string' ? undefined : operator;
  if (known?.set === 'all') {
    return {
      subject,
      message: `${what}: that matches only where the key is missing.`,
      aws: 'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    };
  }
  if (known?.set === 'any') {
    return {
      subject,
      message: `${what}: that never matches.`,
      aws: 'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    };
  }
  if (known?.ifExists === true && !known.negated) {
    return {
      subject,
      message: `${what}: that matches only where the key is missing.`,
      aws: 'EMPTY_ARRAY_CONDITION_IFEXISTS',
    };
  }
  return {
    subject,
    message: `${what}: there is nothing to compare with.`,
    aws: known?.ifExists ? 'EMPTY_ARRAY_CONDITION_IFEXISTS' : 'EMPTY_ARRAY_CONDITION',
  };
}

/** A list from which the template may yet take or give items is not known to be empty. */
function isEmpty({ kind, items, pointer }: Value, { gaps }: LintDocument): boolean {
  if (kind !== 'array' || items.length > 0) return false;
  return ![...gaps.keys()].some((gap) => gap.startsWith(`${pointer}/`));
}
