import type { Rule } from '../lint/rule.ts';

export const rcpPrincipal: Rule = {
  id: 'rcp-principal',
  category: 'error',
  title: 'The Principal of a resource control policy is everybody',
  why: 'Organizations takes only "Principal": "*" in a resource control policy, and no NotPrincipal.',
  fix: 'Write "Principal": "*", and name or exempt principals in a Condition: aws:PrincipalArn, aws:PrincipalAccount, aws:PrincipalOrgID.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html#rcp-syntax-principal',
  aws: ['RCP_SYNTAX_ERROR_PRINCIPAL'],
  types: ['rcp'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '444455556666' },
              Action: 's3:DeleteObject',
              Resource: '*',
            },
            {
              Effect: 'Deny',
              NotPrincipal: { AWS: '444455556666' },
              Action: 's3:PutObject',
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS', '/Statement/1/NotPrincipal'],
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
              Action: 's3:*',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      if (!principals) continue;
      if (principals.not) {
        yield {
          at: principals.key,
          message: 'A resource control policy cannot have NotPrincipal.',
        };
        continue;
      }
      // AWS does not say whether {"AWS": "*"}, which means the same, is taken.
      for (const { type, id } of principals.items) {
        if (id.text === '*' && (type === '*' || type === 'AWS')) continue;
        yield {
          at: id,
          subject: id.text,
          message: `The Principal of a resource control policy is "*"; "${id.text}" cannot be named.`,
        };
      }
    }
  },
};
