import type { SetContext } from '../lint/context.ts';
import { listInWords } from '../lint/deployment/in-words.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { Value } from '../lint/document/value.ts';
import { coveredAmong } from '../lint/patterns/covered-actions.ts';
import { actionPatterns } from '../lint/patterns/pattern-set.ts';
import type { Rule } from '../lint/rule.ts';
import { grantedItems, type GrantedItem, isWide } from '../lint/statements/wide-grants.ts';
import { escalationPaths } from '../lint/tables/escalation-paths.ts';

export const privescPattern: Rule = {
  id: 'privesc-pattern',
  category: 'security',
  // Whoever deploys the product has to be able to do several of these.
  level: 'off',
  title: 'The policies of an identity do not let it get more permissions',
  why: 'Some actions let their holder get the permissions of others: by a policy attached to oneself, or by a role that is passed to code of one’s own. With one of them on all resources an identity is as strong as the strongest role of the account.',
  fix: 'Name the resources, or set a permissions boundary, with the condition iam:PermissionsBoundary for roles that are made.',
  source: 'https://pathfinding.cloud/',
  types: ['identity'],
  examples: {
    bad: [
      {
        note: 'Spread over two policies of one role',
        also: ['passrole-star'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['ec2:RunInstances', 'ec2:DescribeImages'], Resource: '*' },
          ],
        },
        with: [
          {
            policy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }],
            },
          },
        ],
        at: ['/Statement/0/Action/0'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['iam:PutRolePolicy'], Resource: 'arn:aws:iam::*:role/*' },
          ],
        },
        at: ['/Statement/0/Action/0'],
      },
    ],
    good: [
      {
        note: 'Named roles, a named service',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' },
            {
              Effect: 'Allow',
              Action: 'iam:PutRolePolicy',
              Resource: 'arn:aws:iam::444455556666:role/backup-*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup-*',
              Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
            },
          ],
        },
      },
    ],
  },
  *checkSet({ set }) {
    const granting = grantsIn(set.documents);
    if (granting.size === 0) return;
    const isDenied = deniedIn(set);
    const told = new Set<Value>();
    for (const { actions, how } of escalationPaths) {
      const grants = actions.map((action) => granting.get(action));
      const [first] = grants;
      if (!first || grants.includes(undefined) || actions.some(isDenied)) continue;
      // An item with a wildcard opens many ways: the first is enough.
      if (told.has(first.item)) continue;
      told.add(first.item);
      yield {
        document: first.document,
        at: first.item,
        subject: actions.join(' '),
        message: `With ${listInWords(actions)} on all resources one can ${how}.`,
      };
    }
  },
};

/** The first wide grant of each action that is part of a path. */
function grantsIn(documents: readonly LintDocument[]): ReadonlyMap<string, GrantedItem> {
  const granting = new Map<string, GrantedItem>();
  for (const grant of grantedItems(documents)) {
    const actions = covered(grant.item.text);
    if (actions.length === 0 || !isWide(grant)) continue;
    for (const action of actions) if (!granting.has(action)) granting.set(action, grant);
  }
  return granting;
}

const covered = coveredAmong([...new Set(escalationPaths.flatMap(({ actions }) => actions))]);

/** Whether a statement denies an action on everything. */
function deniedIn({ documents }: SetContext['set']): (action: string) => boolean {
  const denied = documents
    .flatMap(({ statements }) => statements)
    .filter(
      ({ effect, resources, value }) =>
        effect === 'Deny' &&
        !value.member('Condition') &&
        resources?.not === false &&
        resources.items.some(({ text }) => text === '*'),
    )
    .flatMap(({ actions }) => (actions && !actions.not ? actions.items : []));
  const patterns = actionPatterns(denied.map(({ text }) => text));
  return (action) => patterns.covering(action) !== undefined;
}
