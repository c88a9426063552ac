import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const nullIfexists: Rule = {
  id: 'null-ifexists',
  category: 'error',
  title: 'Null stands without IfExists',
  why: 'Null asks whether the key is there, IfExists says to ask only if it is: AWS refuses the two together.',
  fix: 'Write Null.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-null-with-if-exists',
  aws: ['NULL_WITH_IF_EXISTS'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { NullIfExists: { 'aws:RequestTag/team': 'true' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/NullIfExists'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { Null: { 'aws:RequestTag/team': 'true' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      const members = value.member('Condition')?.value.members ?? [];
      for (const member of members) {
        if (!/(?:^|:)NullIfExists$/.test(member.name)) continue;
        yield {
          at: member.key,
          message: `${member.name} is no operator: Null cannot be joined with IfExists.`,
          ...(members.every(({ name }) => name !== 'Null')
            ? {
                fix: {
                  safe: false,
                  title: 'Write Null',
                  edits: [{ kind: 'rename', member, to: 'Null' }],
                },
              }
            : {}),
        };
      }
    }
  },
};
