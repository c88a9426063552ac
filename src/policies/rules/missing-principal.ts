import { typeName } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { lacks } from '../lint/statements/elements.ts';

export const missingPrincipal: Rule = {
  id: 'missing-principal',
  category: 'error',
  title: 'A policy of a resource or role says whom each statement is about',
  why: 'A policy that is attached to a resource, and the trust policy of a role, hold for whom they name. AWS refuses a statement that names nobody.',
  fix: 'Add a Principal, {"AWS": "arn:aws:iam::<account>:role/<name>"}, or attach the policy to a user, role or group instead. In a resource control policy it is "*".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-principal',
  aws: ['MISSING_PRINCIPAL'],
  types: ['trust', 'resource', 'rcp'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }],
        },
        at: ['/Statement/0'],
      },
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
        at: ['/Statement/0'],
      },
      {
        note: 'A resource control policy is for everybody, and says so',
        type: 'rcp',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 's3:*',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
        at: ['/Statement/0'],
      },
    ],
    good: [
      {
        type: 'resource',
        note: 'NotPrincipal names somebody too',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotPrincipal: {
                AWS: ['arn:aws:iam::444455556666:user/admin', 'arn:aws:iam::444455556666:root'],
              },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      if (!lacks(document, value, ['Principal', 'NotPrincipal'])) continue;
      yield {
        at: value,
        message: `The statement has no Principal, which a ${typeName(document.type)} needs.`,
        ...(document.type === 'rcp'
          ? {
              advice: 'Add "Principal": "*", the only one that a resource control policy takes.',
              fix: {
                safe: false,
                title: 'Add "Principal": "*"',
                edits: [{ kind: 'add', to: value, name: 'Principal', value: '*' }],
              },
            }
          : {}),
      };
    }
  },
};
