import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isBareStatement, lacks } from '../lint/statements/elements.ts';

export const missingStatement: Rule = {
  id: 'missing-statement',
  category: 'error',
  title: 'The policy has a statement',
  why: 'A policy without statements says nothing, and AWS refuses it.',
  fix: 'Add a Statement.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html',
  aws: ['MISSING_STATEMENT'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      { policy: { Version: '2012-10-17' }, at: [''] },
      { policy: { Version: '2012-10-17', Statement: [] }, at: ['/Statement'] },
      {
        note: 'A statement is no policy',
        policy: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
        at: [''],
      },
    ],
    good: [
      {
        note: 'One statement needs no brackets',
        policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::reports/*',
          },
        },
      },
    ],
  },
  *check({ document }) {
    const { root } = document;
    if (root.kind !== 'object') return;
    const value = root.member('Statement')?.value;
    if (value?.kind === 'array' && value.items.length === 0) {
      yield { at: value, message: 'The list of statements is empty.' };
    }
    if (isBareStatement(root)) {
      yield {
        at: root,
        message: 'This is a statement without a policy around it.',
        advice: 'Write {"Version": "2012-10-17", "Statement": […]}, with it in the list.',
        fix: {
          safe: false,
          title: 'Put a policy around it',
          edits: [
            { kind: 'replace', value: root, by: { Version: '2012-10-17', Statement: [root.json] } },
          ],
        },
      };
    } else if (lacks(document, root, ['Statement'])) {
      yield { at: root, message: 'The policy has no Statement.' };
    }
  },
};
