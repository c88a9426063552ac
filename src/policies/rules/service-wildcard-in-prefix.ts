import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const serviceWildcardInPrefix: Rule = {
  id: 'service-wildcard-in-prefix',
  category: 'suggestion',
  title: 'The service of an action is written out',
  why: 'A wildcard in the prefix takes in services that nobody thought of, also such as AWS has yet to launch.',
  fix: 'Name each service that is meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-wildcard-in-service-name',
  aws: ['WILDCARD_IN_SERVICE_NAME'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec*:DescribeVpcs', '*:TagResource', 'ec2:Describe*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1'],
      },
    ],
    good: [
      {
        note: 'A star alone is no service',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Action: ['*'], Resource: '*' }],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { actions } of document.statements) {
      for (const item of actions?.items ?? []) {
        const meaning = names.action(item.text);
        if (meaning.kind !== 'pattern' || meaning.prefix !== undefined) continue;
        const many = meaning.services.length;
        yield {
          at: item,
          subject: item.text,
          message: `The prefix of "${item.text}" has a wildcard, and can mean ${many === 1 ? '1 service' : `${String(many)} services`}.`,
        };
      }
    }
  },
};
