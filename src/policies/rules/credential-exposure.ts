import { listInWords } from '../lint/deployment/in-words.ts';
import { coveredAmong } from '../lint/patterns/covered-actions.ts';
import type { Rule } from '../lint/rule.ts';
import { grantedItems } from '../lint/statements/wide-grants.ts';
import { credentialActions } from '../lint/tables/revealing-actions.ts';

export const credentialExposure: Rule = {
  id: 'credential-exposure',
  category: 'security',
  level: 'off',
  title: 'Actions that hand out credentials are known to be there',
  why: 'The answer to some calls is a key, a password or a token, with which its holder acts as somebody else, and after the policy was taken away.',
  fix: 'Leave the action out, or name its resources.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  types: ['identity'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ecr:Get*', 'ec2:GetPasswordData', 'ec2:DescribeInstances'],
              Resource: '*',
            },
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
            { Effect: 'Allow', Action: 'ecr:GetDownloadUrlForLayer', Resource: '*' },
            { Effect: 'Deny', Action: 'iam:CreateAccessKey', Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { item } of grantedItems([document])) {
      const given = covered(item.text);
      if (given.length === 0) continue;
      yield {
        at: item,
        subject: item.text,
        message: `The answer to ${listInWords(given)} holds credentials.`,
      };
    }
  },
};

const covered = coveredAmong(credentialActions);
