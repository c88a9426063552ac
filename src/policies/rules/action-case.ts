import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const actionCase: Rule = {
  id: 'action-case',
  category: 'suggestion',
  title: 'Actions are written as AWS writes them',
  why: 'IAM does not look at the letter case of actions, but whoever searches for rds:CreateDBInstance, with grep or in a review, does not find rds:CreateDbInstance. The product’s documentation has nine such names.',
  fix: 'Write the action as the Service Authorization Reference does.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['rds:CreateDbInstance', 'iam:listInstanceProfiles', 'rds:CreateDBCluster'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1'],
      },
    ],
    good: [
      {
        note: 'Of a pattern it cannot be told',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['rds:CreateDBInstance', 'rds:describeDb*'], Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { actions } of document.statements) {
      for (const item of actions?.items ?? []) {
        const meaning = names.action(item.text);
        if (meaning.kind !== 'known' || meaning.action.name === item.text) continue;
        const { name } = meaning.action;
        yield {
          at: item,
          subject: item.text,
          message: `AWS writes ${item.text} as ${name}.`,
          fix: {
            safe: true,
            title: `Write ${name}`,
            edits: [{ kind: 'replace', value: item, by: name }],
          },
        };
      }
    }
  },
};
