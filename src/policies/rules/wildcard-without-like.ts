import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { operatorMember, readLines } from '../lint/statements/condition-keys.ts';

export const wildcardWithoutLike: Rule = {
  id: 'wildcard-without-like',
  category: 'warning',
  title: 'Wildcards stand only under operators that know them',
  why: 'StringEquals and its kin compare letter by letter: * and ? stand for themselves. An Allow then hardly ever holds, and a Deny with StringNotEquals nearly always.',
  fix: 'Use StringLike or StringNotLike, or write the value without wildcards. A star that is meant as a star is ${*} under StringLike.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-wildcard-without-like-operator',
  aws: ['WILDCARD_WITHOUT_LIKE_OPERATOR'],
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
              Condition: { StringEquals: { 'aws:ResourceTag/team': ['backup', 'dev-*'] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:ResourceTag~1team/1'],
      },
    ],
    good: [
      {
        note: 'Wildcards under StringLike and ArnEquals, a star that is written out',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                StringLike: { 'aws:ResourceTag/team': 'dev-*' },
                ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup-*' },
                StringEquals: { 'aws:ResourceTag/stage': '${*}' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      for (const line of readLines(statement)) {
        const { operator, operatorWord, values } = line;
        if (operator.family !== 'string' || operator.wildcards) continue;
        for (const value of values) {
          const wildcard = WILDCARD.exec(value.text.replaceAll(ESCAPE, ''))?.[0];
          if (wildcard === undefined) continue;
          const to = likeOf(operatorWord.text);
          const member = to === undefined ? undefined : operatorMember(statement, line, to);
          yield {
            at: value,
            subject: value.text,
            message: `Under ${operatorWord.text} the ${wildcard} of "${value.text}" is no wildcard.`,
            ...(to !== undefined && member?.value.members.length === 1
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
    }
  },
};

const WILDCARD = /[*?]/;
const ESCAPE = /\$\{[^}]*\}/g;

/** There is no operator that knows wildcards and ignores letter case. */
function likeOf(operator: string): string | undefined {
  return operator.includes('IgnoreCase')
    ? undefined
    : operator.replace('NotEquals', 'NotLike').replace('Equals', 'Like');
}
