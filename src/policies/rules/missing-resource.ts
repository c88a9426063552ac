import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { lacks } from '../lint/statements/elements.ts';

export const missingResource: Rule = {
  id: 'missing-resource',
  category: 'error',
  title: 'Every statement has a Resource',
  why: 'AWS refuses a statement that has neither Resource nor NotResource, except in the trust policy of a role.',
  fix: 'Add the ARNs of the resources, or "Resource": "*" for actions that know none.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  aws: ['MISSING_RESOURCE'],
  types: typesWithResource,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject' }],
        },
        at: ['/Statement/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
      {
        note: 'The policy of an ECR repository has none',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/build' },
              Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      if (!lacks(document, statement.value, ['Resource', 'NotResource'])) continue;
      if (!needsNone(document, statement)) {
        yield {
          at: statement.value,
          message: 'The statement has neither Resource nor NotResource.',
        };
      }
    }
  },
};

/**
 * Services whose resource policies need not name the resource that they are attached to. Sources:
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html,
 * https://docs.aws.amazon.com/efs/latest/ug/create-file-system-policy.html
 */
const OWN_RESOURCE: ReadonlySet<string> = new Set(['ecr', 'ecr-public', 'elasticfilesystem']);

function needsNone({ type }: LintDocument, { actions }: LintStatement): boolean {
  return (
    type === 'resource' &&
    actions !== undefined &&
    actions.items.every(({ text }) =>
      OWN_RESOURCE.has(text.slice(0, Math.max(0, text.indexOf(':')))),
    )
  );
}
