import { foldCase } from '../evaluate/match/fold-case.ts';
import type { SetContext } from '../lint/context.ts';
import { actionPatterns } from '../lint/patterns/pattern-set.ts';
import type { Rule } from '../lint/rule.ts';

export const dependentActionMissing: Rule = {
  id: 'dependent-action-missing',
  category: 'warning',
  // AWS does not say in which cases the other action is needed.
  level: 'off',
  title: 'What an action may need besides itself is allowed as well',
  why: 'Some operations call others in the name of whoever calls them. Where those are not allowed, the operation fails with a message about an action that nobody asked for.',
  fix: 'Allow the other actions too, if the operation is used in the way that needs them.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table',
  types: ['identity'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['backup:StartBackupJob', 'backup:ListBackupJobs'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0'],
      },
    ],
    good: [
      {
        note: 'Another document of the same role allows it',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'backup:StartBackupJob', Resource: '*' }],
        },
        with: [
          {
            policy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'iam:PassRole',
                  Resource: 'arn:aws:iam::444455556666:role/backup',
                  Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
                },
              ],
            },
          },
        ],
      },
    ],
  },
  *checkSet({ set, names }) {
    let isAllowed: ((action: string) => boolean) | undefined;
    const seen = new Set<string>();
    for (const document of set.documents) {
      for (const { effect, actions } of document.statements) {
        if (effect !== 'Allow' || !actions || actions.not) continue;
        for (const item of actions.items) {
          const others = names.dependentsOf(item.text);
          if (others.length === 0 || seen.has(foldCase(item.text))) continue;
          seen.add(foldCase(item.text));
          isAllowed ??= allowedIn(set);
          const missing = others.filter((other) => !isAllowed?.(other));
          if (missing.length === 0) continue;
          yield {
            at: item,
            subject: item.text,
            document,
            message: `${item.text} may need ${missing.join(', ')} as well, which nothing allows.`,
          };
        }
      }
    }
  },
};

/** Whether a statement allows an action, whatever the resource. A complement is taken to allow all. */
function allowedIn({ documents }: SetContext['set']): (action: string) => boolean {
  const allowing = documents
    .flatMap(({ statements }) => statements)
    .flatMap(({ effect, actions }) => (effect === 'Allow' && actions ? [actions] : []));
  if (allowing.some(({ not }) => not)) return () => true;
  const patterns = actionPatterns(allowing.flatMap(({ items }) => items.map(({ text }) => text)));
  const known = new Map<string, boolean>();
  return (action) => {
    const isAllowed = known.get(action) ?? patterns.covering(action) !== undefined;
    known.set(action, isAllowed);
    return isAllowed;
  };
}
