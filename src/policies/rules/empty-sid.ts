import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const emptySid: Rule = {
  id: 'empty-sid',
  category: 'suggestion',
  title: 'No Sid is empty',
  why: 'An empty Sid names nothing and only takes up room. Editors leave it behind.',
  fix: 'Remove it, or give the statement a name.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  aws: ['EMPTY_SID_VALUE'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: '',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Sid'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'ReadReports',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { sid } of document.statements) {
      if (sid?.text !== '') continue;
      yield {
        at: sid,
        message: 'The Sid is empty.',
        fix: {
          safe: true,
          title: 'Remove the Sid',
          edits: [{ kind: 'remove', from: document.root, pointer: sid.pointer }],
        },
      };
    }
  },
};
