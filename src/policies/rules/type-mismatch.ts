import type { Operator } from '../evaluate/conditions/operators.ts';
import type { ConditionKey } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { operatorMember } from '../lint/statements/condition-keys.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';

export const typeMismatch: Rule = {
  id: 'type-mismatch',
  category: 'warning',
  title: 'Every condition operator fits the type of its key',
  why: 'An operator that compares values of another type than the key’s may never match, or match only the one way in which a value can be written.',
  fix: 'Use the operators for the type of the key: Bool, Numeric…, Date…, IpAddress, String… or Arn….',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch',
  aws: ['TYPE_MISMATCH'],
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
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                StringEquals: { 'aws:SecureTransport': 'true' },
                StringLike: { 'aws:SourceIp': '203.0.113.5' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:SecureTransport',
          '/Statement/0/Condition/StringLike/aws:SourceIp',
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
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                Bool: { 'aws:SecureTransport': 'true' },
                NumericLessThan: { 'aws:EpochTime': '1924992000' },
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup' },
                Null: { 'aws:MultiFactorAuthAge': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { statement, line } of conditionLines(document)) {
      const documented = mistypedKey(line, names);
      const { operator, operatorWord, key } = line;
      if (!documented || typeof operator === 'string') continue;
      const to = operatorFor(documented, operator);
      const member = to === undefined ? undefined : operatorMember(statement, line, to);
      yield {
        at: key,
        subject: key.text,
        message: `${key.text} is ${NAMES[documented.type]}, which ${operatorWord.text} does not compare.`,
        ...(to === undefined ? {} : { advice: `Use ${to}.` }),
        ...(to === undefined || member?.value.members.length !== 1
          ? {}
          : {
              fix: {
                safe: false,
                title: `Replace ${operatorWord.text} by ${to}`,
                edits: [{ kind: 'rename', member, to }],
              },
            }),
      };
    }
  },
};

const NAMES: Readonly<Record<ConditionKey['type'], string>> = {
  ARN: 'an ARN',
  Bool: 'true or false',
  Date: 'a date',
  IPAddress: 'an address',
  Numeric: 'a number',
  String: 'a text',
};

/** The operator of the key's type that asks for equality, or for the opposite, as the written one does. */
function operatorFor({ type }: ConditionKey, operator: Operator): string | undefined {
  const { negated, comparison, set, ifExists } = operator;
  const name = (negated ? UNEQUAL : EQUAL)[type];
  if (name === undefined || comparison !== 'equals') return undefined;
  const prefix = set === undefined ? '' : set === 'all' ? 'ForAllValues:' : 'ForAnyValue:';
  return `${prefix}${name}${ifExists ? 'IfExists' : ''}`;
}

const EQUAL: Readonly<Record<ConditionKey['type'], string>> = {
  ARN: 'ArnLike',
  Bool: 'Bool',
  Date: 'DateEquals',
  IPAddress: 'IpAddress',
  Numeric: 'NumericEquals',
  String: 'StringEquals',
};

/** There is no negated Bool: its value is turned round. */
const UNEQUAL: Readonly<Record<ConditionKey['type'], string | undefined>> = {
  ARN: 'ArnNotLike',
  Bool: undefined,
  Date: 'DateNotEquals',
  IPAddress: 'NotIpAddress',
  Numeric: 'NumericNotEquals',
  String: 'StringNotEquals',
};
