import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';

export const rcpAllow: Rule = {
  id: 'rcp-allow',
  category: 'error',
  title: 'A resource control policy denies',
  why: 'Of one’s own a resource control policy can only deny. The only Allow is that of RCPFullAWSAccess, which AWS attaches everywhere and which cannot be detached.',
  fix: 'Write a Deny of what is not to be allowed.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html#rcp-syntax-effect',
  aws: ['RCP_SYNTAX_ERROR_ALLOW'],
  types: ['rcp'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
        },
        at: ['/Statement/0/Effect'],
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
      {
        note: 'RCPFullAWSAccess itself',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const effect = statement.effect === 'Allow' ? statement.value.member('Effect') : undefined;
      if (!effect || isFullAccess(statement)) continue;
      yield {
        at: effect.value,
        message: 'A resource control policy of one’s own cannot allow, only deny.',
      };
    }
  },
};

function isFullAccess({ value, actions, resources }: LintStatement): boolean {
  return (
    !value.member('Condition') &&
    actions?.not === false &&
    actions.items.some(({ text }) => text === '*') &&
    resources?.not === false &&
    resources.items.some(({ text }) => text === '*')
  );
}
