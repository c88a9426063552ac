import type { Rule } from '../lint/rule.ts';

export const scpActionWildcard: Rule = {
  id: 'scp-action-wildcard',
  category: 'error',
  title: 'In a service control policy an action has its star at the end',
  why: 'AWS’s pages differ. Access Analyzer takes a * anywhere but at the end of an action for an error, as Organizations did until 2025-09; the page of Organizations now allows it. The policy can most likely be saved, but Access Analyzer and older tools refuse it.',
  fix: 'List the actions that are meant, or set the rule to off where only Organizations itself reads the policy.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-scp-syntax-error-action-wildcard',
  aws: ['SCP_SYNTAX_ERROR_ACTION_WILDCARD'],
  types: ['scp'],
  level: 'warn',
  when: ['wildcard-action'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', Action: ['iam:*AccessKey', 'iam:Delete*Policy*'], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: ['iam:CreateAccessKey', 'iam:Delete*', 'ec2:*'],
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { actions } of document.statements) {
      for (const item of actions?.items ?? []) {
        const star = item.text.search(/\*[^*]/);
        if (star < 0) continue;
        yield {
          at: item.part(star, star + 1),
          subject: item.text,
          message: `${item.text} has a * before its end. Access Analyzer refuses that in a service control policy; the page of Organizations allows it since 2025-09.`,
        };
      }
    }
  },
};
