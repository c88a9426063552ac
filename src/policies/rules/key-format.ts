import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines, isFilledIn } from '../lint/statements/condition-lines.ts';
import { keyFinding } from '../lint/suggest/key-finding.ts';
import { nearestKey } from '../lint/suggest/nearest-key.ts';

export const keyFormat: Rule = {
  id: 'key-format',
  category: 'error',
  title: 'Every condition key is written prefix:name',
  why: 'AWS does not know a condition key without its prefix, or with a space in it: no request ever carries it, so the condition never holds.',
  fix: 'Write the prefix, a colon and the name: aws:SourceIp.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-key-format',
  aws: ['INVALID_CONDITION_KEY_FORMAT'],
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
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: { StringEquals: { PassedToService: 'backup.amazonaws.com' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/PassedToService'],
        also: ['passrole-no-service'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                StringEquals: { 'aws: PrincipalAccount': '444455556666' },
                IpAddress: { 'aws.SourceIp': '203.0.113.0/24' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws: PrincipalAccount',
          '/Statement/0/Condition/IpAddress/aws.SourceIp',
        ],
      },
    ],
    good: [
      {
        note: 'The name of a tag may have spaces, a key colons, and the prefix can be the address of an identity provider',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/sso.example.net/a' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'sso.example.net/a:aud': 'backup',
                  'aws:ResourceTag/cost centre': '7',
                },
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
      if (isWellFormed(text) || !isFilledIn(text)) continue;
      yield keyFinding(
        line,
        `"${text}" is not of the form prefix:name`,
        nearestKey(text.replace(/^aws[/;|_]/i, 'aws:'), statement, names),
      );
    }
  },
};

/** Only what follows the slash, the name of a tag, may have spaces. */
function isWellFormed(key: string): boolean {
  const colon = key.indexOf(':');
  return colon > 0 && colon < key.length - 1 && !/\s/.test(key.split('/', 1)[0] ?? '');
}
