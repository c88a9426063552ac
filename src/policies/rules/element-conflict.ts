import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const elementConflict: Rule = {
  id: 'element-conflict',
  category: 'error',
  title: 'No statement has an element together with its Not form',
  why: 'AWS refuses a statement with Action and NotAction, Resource and NotResource, or Principal and NotPrincipal.',
  fix: 'Keep one of the two. What is to be exempt goes into a Deny statement, or into a statement of its own.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  aws: ['UNSUPPORTED_ELEMENT_COMBINATION'],
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
              NotAction: 's3:PutObject',
              Resource: 'arn:aws:s3:::reports/*',
              NotResource: 'arn:aws:s3:::reports/secret/*',
            },
          ],
        },
        at: ['/Statement/0/NotAction', '/Statement/0/NotResource'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
            { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/secret/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of document.statements) {
      for (const { name, key } of value.members) {
        const plain = PLAIN.get(name);
        if (plain === undefined || !value.member(plain)) continue;
        yield {
          at: key,
          subject: name,
          message: `${name} cannot stand in one statement with ${plain}.`,
        };
      }
    }
  },
};

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['NotAction', 'Action'],
  ['NotResource', 'Resource'],
  ['NotPrincipal', 'Principal'],
]);
