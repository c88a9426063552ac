import type { LintDocument } from '../lint/document/lint-document.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isBareStatement, lacks } from '../lint/statements/elements.ts';

export const missingVersion: Rule = {
  id: 'missing-version',
  category: 'warning',
  title: 'The policy says its version',
  why: 'Without "Version": "2012-10-17" AWS takes the policy for one of 2008, in which policy variables such as ${aws:username} are plain text.',
  fix: 'Add "Version": "2012-10-17" as the first member.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  aws: ['MISSING_VERSION'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
        at: [''],
      },
    ],
    good: [
      {
        note: 'It is there, misspelt: that is told',
        also: ['unknown-element'],
        policy: {
          version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const { root } = document;
    if (root.kind !== 'object' || isBareStatement(root)) return;
    if (!lacks(document, root, ['Version'])) return;
    yield {
      at: root,
      message: 'The policy has no Version, so it is read by the rules of 2008.',
      fix: {
        safe: !hasVariable(document),
        title: 'Add "Version": "2012-10-17"',
        edits: [{ kind: 'add', to: root, name: 'Version', value: '2012-10-17', first: true }],
      },
    };
  },
};

/** Text like a variable's would become one. */
function hasVariable({ statements }: LintDocument): boolean {
  return statements.some(({ resources, conditions }) =>
    [...(resources?.items ?? []), ...conditions.flatMap(({ values }) => values)].some(({ text }) =>
      text.includes('${'),
    ),
  );
}
