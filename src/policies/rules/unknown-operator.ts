import { operatorNames, readOperator } from '../evaluate/conditions/operators.ts';
import type { Member } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';

export const unknownOperator: Rule = {
  id: 'unknown-operator',
  category: 'error',
  title: 'Every condition operator exists',
  why: 'AWS refuses a policy with a condition operator that it does not know.',
  fix: 'Use one of AWS’s condition operators, as AWS spells it.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  aws: ['INVALID_CONDITION_OPERATOR'],
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
                StringEqual: { 'aws:PrincipalTag/team': 'backup' },
                'ForAnyValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEqual',
          '/Statement/0/Condition/ForAnyValues:StringLike',
        ],
      },
      {
        note: 'IfExists cannot be joined to Null, so Null is all that can be meant',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { nullIfExists: { 'aws:TokenIssueTime': 'true' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/nullIfExists'],
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
                'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' },
                IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      for (const member of value.member('Condition')?.value.members ?? []) {
        // What is no object has no operator above it, but a key that lacks one.
        if (member.value.kind !== 'object' || typeof readOperator(member.name) !== 'string')
          continue;
        if (!isNull(member.name)) yield findingAt(member);
      }
    }
  },
};

/** Null with a qualifier or IfExists is known, and another rule's matter. */
function isNull(written: string): boolean {
  return /^(?:For(?:AllValues|AnyValue):)?Null(?:IfExists)?$/.test(written);
}

function findingAt(member: Member): Finding {
  const { name, key } = member;
  const meant = operatorMeant(name);
  const what = `There is no condition operator ${name}`;
  if (meant === undefined) return { at: key, subject: name, message: `${what}.` };
  return {
    at: key,
    subject: name,
    message: `${what}; did you mean ${meant}?`,
    advice: `Write "${meant}".`,
    fix: {
      safe: false,
      title: `Rename ${name} to ${meant}`,
      edits: [{ kind: 'rename', member, to: meant }],
    },
  };
}

const SETS: readonly string[] = ['ForAllValues', 'ForAnyValue'];
const OPERATORS: readonly string[] = operatorNames.flatMap((name) =>
  name === 'Null' ? [name] : [name, `${name}IfExists`],
);

function operatorMeant(written: string): string | undefined {
  if (/^null(?:if|$)/i.test(written)) return 'Null';
  const colon = written.lastIndexOf(':');
  const operator = nearest(written.slice(colon + 1), OPERATORS);
  if (operator === undefined || colon < 0) return operator;
  const set = nearest(written.slice(0, colon), SETS);
  return set === undefined ? undefined : `${set}:${operator}`;
}
