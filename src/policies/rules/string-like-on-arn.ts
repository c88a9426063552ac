import { type ConditionKey, globalConditionKeys } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { operatorMember, readLines } from '../lint/statements/condition-keys.ts';

export const stringLikeOnArn: Rule = {
  id: 'string-like-on-arn',
  category: 'security',
  title: 'ARNs are compared with ArnLike where there are wildcards',
  why: 'Under StringLike a star takes in colons too: arn:aws:iam::*:role/backup is also matched where another part of the ARN holds the text. ArnLike compares part by part.',
  fix: 'Use ArnLike or ArnNotLike.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-string-like-operator-with-arn-condition-keys',
  aws: ['STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'backup.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: {
                StringLike: { 'aws:SourceArn': 'arn:aws:backup:*:444455556666:backup-vault:*' },
              },
            },
          ],
        },
        type: 'trust',
        at: ['/Statement/0/Condition/StringLike/aws:SourceArn'],
      },
    ],
    good: [
      {
        note: 'ArnLike; a wildcard in the last part only; and a key whose value is no ARN',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup-*' },
                StringLike: {
                  'ec2:SourceInstanceARN': 'arn:aws:ec2:eu-west-1:444455556666:instance/i-*',
                  'aws:ResourceTag/owner': 'arn:aws:iam::*:role/backup',
                },
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
        const { operator, operatorWord, key, values } = line;
        if (operator.family !== 'string' || !operator.wildcards) continue;
        if (!values.some(({ text }) => WILDCARD_BEFORE_RESOURCE.test(text))) continue;
        const { documented } = names.key(key.text);
        if (documented?.type !== 'ARN' || !isGlobal(documented)) continue;
        const to = operatorWord.text.replace('String', 'Arn');
        const member = operatorMember(statement, line, to);
        yield {
          at: key,
          subject: key.text,
          message: `${key.text} is an ARN, and under ${operatorWord.text} a wildcard reaches over its colons.`,
          advice: `Use ${to}.`,
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

/**
 * Global keys say who asks, and from where: there a stranger may choose part of the ARN. Keys of a service hold the ARN
 * of what is asked for, and AWS itself compares them with StringLike.
 */
function isGlobal({ key }: ConditionKey): boolean {
  return globalConditionKeys.some((one) => one.key === key);
}

/**
 * A wildcard before the last part of an ARN, whose colons it can reach over; in the last part both operators compare
 * alike. One that is the whole value asks only whether the key is there.
 */
const WILDCARD_BEFORE_RESOURCE = /^(?!\*+$)(?:[^:*?]*:){0,4}[^:*?]*[*?]/;
