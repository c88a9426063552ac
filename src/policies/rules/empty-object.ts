import type { LintDocument } from '../lint/document/lint-document.ts';
import type { Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const emptyObject: Rule = {
  id: 'empty-object',
  category: 'warning',
  title: 'Neither Condition nor Principal is empty',
  why: 'An empty Condition restricts nothing: the statement holds always, although it looks as if it did not. A statement with an empty Principal is about nobody.',
  fix: 'Write the conditions or the principals, or remove the element.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-object-condition',
  aws: ['EMPTY_OBJECT_CONDITION', 'EMPTY_OBJECT_PRINCIPAL'],
  types: allTypes,
  when: ['irregular'],
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
              Condition: {},
            },
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: {} },
            },
          ],
        },
        at: ['/Statement/0/Condition', '/Statement/1/Condition/StringEquals'],
      },
      {
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }],
        },
        at: ['/Statement/0/Principal'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { Bool: { 'aws:SecureTransport': 'true' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value, principals } of document.statements) {
      if (principals && isEmpty(principals.value, document)) {
        yield {
          at: principals.value,
          message: `${principals.name} is empty: the statement is about nobody.`,
          aws: 'EMPTY_OBJECT_PRINCIPAL',
        };
      }
      const block = value.member('Condition')?.value;
      if (!block) continue;
      for (const part of [block, ...block.members.map((member) => member.value)]) {
        if (!isEmpty(part, document)) continue;
        yield {
          at: part,
          message:
            part === block
              ? 'The Condition is empty: it restricts nothing.'
              : 'The operator has no condition key: it restricts nothing.',
          aws: 'EMPTY_OBJECT_CONDITION',
          fix: {
            safe: true,
            title: 'Remove it',
            edits: [{ kind: 'remove', from: document.root, pointer: part.pointer }],
          },
        };
      }
    }
  },
};

/** An object of which the template may yet add members is not known to be empty. */
function isEmpty({ kind, members, pointer }: Value, { gaps }: LintDocument): boolean {
  if (kind !== 'object' || members.length > 0) return false;
  return ![...gaps.keys()].some((gap) => gap.startsWith(`${pointer}/`));
}
