import type { Rule } from '../lint/rule.ts';

export const scpPrincipal: Rule = {
  id: 'scp-principal',
  category: 'error',
  title: 'A service control policy has no Principal',
  why: 'A service control policy bears on everybody in the accounts that it is attached to. Organizations refuses one with Principal or NotPrincipal.',
  fix: 'Remove the element. To name or exempt a principal, compare aws:PrincipalArn in a Condition.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html',
  aws: ['SCP_SYNTAX_ERROR_PRINCIPAL'],
  types: ['scp'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'organizations:LeaveOrganization',
              Resource: '*',
            },
          ],
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
              Effect: 'Deny',
              Action: 'organizations:LeaveOrganization',
              Resource: '*',
              Condition: {
                ArnNotLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/platform-admin' },
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
        message: `A service control policy cannot have ${principals.name}.`,
        fix: {
          safe: false,
          title: `Remove ${principals.name}`,
          edits: [{ kind: 'remove', from: value, pointer: principals.value.pointer }],
        },
      };
    }
  },
};
