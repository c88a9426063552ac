import type { Value } from '../lint/document/value.ts';
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
  when: ['other-action'],
  examples: {
    bad: [
      {
        note: 'One finding a list, at the first such name; the fix writes them all anew',
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
        at: ['/Statement/0/Action/0'],
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
      const misspelt = actions?.items.flatMap((item) => {
        const meaning = names.action(item.text);
        if (meaning.kind !== 'known' || meaning.action.name === item.text) return NONE;
        return [{ item, name: meaning.action.name }];
      });
      const [first, ...more] = misspelt ?? NONE;
      if (!first) continue;
      yield {
        at: first.item,
        subject: first.item.text,
        message: `AWS writes ${first.item.text} as ${first.name}${inWords(more)}.`,
        fix: {
          safe: true,
          title: `Write ${[first, ...more].map(({ name }) => name).join(', ')}`,
          edits: [first, ...more].map(({ item, name }) => ({
            kind: 'replace',
            value: item,
            by: name,
          })),
        },
      };
    }
  },
};

/** An item with the name that AWS has for it. */
interface Misspelt {
  readonly item: Value;
  readonly name: string;
}

const NONE: readonly Misspelt[] = [];

function inWords(more: readonly Misspelt[]): string {
  if (more.length === 0) return '';
  const names = more.slice(0, MOST).map(({ item, name }) => `${item.text} as ${name}`);
  const rest = more.length - names.length;
  return `, ${names.join(', ')}${rest > 0 ? ` and ${String(rest)} more names of the list in other letters too` : ''}`;
}

/** Names that are told one by one. */
const MOST = 4;
