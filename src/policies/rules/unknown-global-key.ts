import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines, isFilledIn } from '../lint/statements/condition-lines.ts';
import { lacksTag } from '../lint/statements/lacks-tag.ts';
import { isUnsupportedKey } from '../lint/statements/unsupported-key.ts';
import { keyFinding } from '../lint/suggest/key-finding.ts';
import { nearestKey } from '../lint/suggest/nearest-key.ts';
import { isUsedByAws } from '../lint/tables/undocumented-keys.ts';

export const unknownGlobalKey: Rule = {
  id: 'unknown-global-key',
  category: 'error',
  title: 'Every global condition key exists',
  why: 'No request carries a key that AWS does not have. A condition on it never holds, or always where its operator is a negated one: what was meant to be limited is then not.',
  fix: 'Use one of AWS’s global condition keys.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  aws: ['INVALID_GLOBAL_CONDITION_KEY'],
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
              Action: 'ec2:StartInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringEquals: {
                  'aws:ResourceTags/team': 'backup',
                  'aws:RequestRegion': 'eu-west-1',
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:ResourceTags~1team',
          '/Statement/0/Condition/StringEquals/aws:RequestRegion',
        ],
      },
      {
        note: 'The key of a service with the prefix of the global ones',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: { StringEquals: { 'aws:PassedToService': 'backup.amazonaws.com' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:PassedToService'],
        also: ['passrole-no-service'],
      },
    ],
    good: [
      {
        note: 'Letter case does not count',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:StartInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringEquals: { 'AWS:resourcetag/team': 'backup', 'aws:userID': 'AIDAEXAMPLE' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { statement, line } of conditionLines(document)) {
      const { text } = line.key;
      if (!foldCase(text).startsWith('aws:')) continue;
      const { documented, retired } = names.key(text);
      if (documented || retired || !isMistake(text)) continue;
      yield keyFinding(
        line,
        `There is no global condition key ${text}`,
        nearestKey(text, statement, names),
      );
    }
  },
};

/** Other rules speak of a key without its tag, of `aws:ARN`, and of one that has no proper form. */
function isMistake(key: string): boolean {
  return (
    isFilledIn(key) &&
    /^aws:[^\s/]/i.test(key) &&
    !lacksTag(key) &&
    !isUnsupportedKey(key) &&
    !isUsedByAws(key)
  );
}
