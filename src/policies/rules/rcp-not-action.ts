import type { Rule } from '../lint/rule.ts';

export const rcpNotAction: Rule = {
  id: 'rcp-not-action',
  category: 'error',
  title: 'A resource control policy has no NotAction',
  why: 'Organizations refuses a resource control policy with NotAction.',
  fix: 'List the actions that are denied in Action.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html#rcp-syntax-unsupported',
  aws: ['RCP_SYNTAX_ERROR_NOTACTION'],
  types: ['rcp'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              NotAction: 's3:GetObject',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
        at: ['/Statement/0/NotAction'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:PutObject', 's3:DeleteObject'],
              NotResource: 'arn:aws:s3:::reports/*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { actions } of document.statements) {
      if (!actions?.not) continue;
      yield { at: actions.key, message: 'A resource control policy cannot have NotAction.' };
    }
  },
};
