import type { Rule } from '../lint/rule.ts';

export const serviceStar: Rule = {
  id: 'service-star',
  category: 'security',
  level: 'off',
  title: 'No statement allows every action of a service',
  why: 'All actions of a service are more than anybody needs: those that delete, those that share with other accounts, and those that AWS has yet to add.',
  fix: 'Name the actions, or a family of them: "ec2:Describe*".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  types: ['identity', 'session', 'resource'],
  when: ['wildcard-action'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['sqs:*', 'sns:Publish'], Resource: '*' }],
        },
        at: ['/Statement/0/Action/0'],
      },
      {
        note: 'On a bucket every action is every action of S3',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: '*',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Action'],
      },
    ],
    good: [
      {
        also: ['dead-allow'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['sqs:List*', 'sns:Publish'], Resource: '*' },
            { Effect: 'Deny', Action: 'sns:*', Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { effect, actions, resources } of document.statements) {
      if (effect !== 'Allow' || !actions || actions.not) continue;
      // Every action on every resource is what action-star says.
      const isOnAll = !resources || resources.items.some(({ text }) => text === '*');
      for (const item of actions.items) {
        const { kind } = names.action(item.text);
        if (kind === 'everything' ? isOnAll : !/^[\w-]+:\*+$/.test(item.text)) continue;
        yield {
          at: item,
          subject: item.text,
          message: `"${item.text}" allows every action${kind === 'everything' ? ' on these resources' : ' of the service'}.`,
        };
      }
    }
  },
};
