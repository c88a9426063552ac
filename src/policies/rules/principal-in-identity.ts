import { typeName } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const principalInIdentity: Rule = {
  id: 'principal-in-identity',
  category: 'error',
  title: 'A policy of a user, role or group has no Principal',
  why: 'Whoever the policy is attached to is its principal. IAM refuses such a policy with Principal or NotPrincipal.',
  fix: 'Remove the element. Where others are to be let in, write the policy of the resource, or the trust policy of the role.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-principal',
  aws: ['UNSUPPORTED_PRINCIPAL'],
  types: ['identity', 'boundary', 'session'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Principal'],
      },
    ],
    good: [
      {
        note: 'A condition that names the caller is another thing',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/backup' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value, principals } of document.statements) {
      if (!principals) continue;
      yield {
        at: principals.key,
        subject: principals.name,
        message: `${principals.name} cannot stand in this ${typeName(document.type)}.`,
        fix: {
          safe: false,
          title: `Remove ${principals.name}`,
          edits: [{ kind: 'remove', from: value, pointer: principals.value.pointer }],
        },
      };
    }
  },
};
