import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Member, Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const duplicateKeyCase: Rule = {
  id: 'duplicate-key-case',
  category: 'error',
  title: 'No condition key stands twice under one operator',
  why: 'The case of a condition key does not count: two spellings are one key, and AWS refuses a policy where it stands twice.',
  fix: 'Put the values into one list under one spelling.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case',
  aws: ['DUPLICATE_KEYS_WITH_DIFFERENT_CASE'],
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
                StringEquals: {
                  'aws:PrincipalAccount': '444455556666',
                  'aws:principalaccount': '777788889999',
                },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:principalaccount'],
      },
    ],
    good: [
      {
        note: 'Under two operators a key may stand twice',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
                NotIpAddress: { 'aws:sourceIp': '203.0.113.0/28' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      for (const operator of value.member('Condition')?.value.members ?? []) {
        yield* twiceIn(operator.value, operator.name);
      }
    }
  },
};

function* twiceIn({ members }: Value, operator: string): Generator<Finding> {
  if (members.length < 2) return;
  const seen = new Map<string, Member>();
  for (const member of members) {
    const folded = foldCase(member.name);
    const first = seen.get(folded);
    if (!first) seen.set(folded, member);
    // Twice the very same name is a fault of the JSON, and told as that.
    else if (first.name !== member.name) {
      yield {
        at: member.key,
        subject: member.name,
        message: `${member.name} is the same key as ${first.name}, which ${operator} has already.`,
      };
    }
  }
}
