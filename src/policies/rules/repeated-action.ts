import type { Json } from '../lint/document/json.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { foldedItems } from '../lint/patterns/folded-items.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const repeatedAction: Rule = {
  id: 'repeated-action',
  category: 'suggestion',
  title: 'No action is listed again for the same resources',
  why: 'An action that another statement already has, with the same effect, resources and conditions, changes nothing. Whoever takes it out of the one statement believes it gone.',
  fix: 'Remove it from one of the statements.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  types: allTypes,
  when: ['several-statements'],
  examples: {
    bad: [
      {
        note: 'As in the documented permissions to deploy an appliance',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'CreateResources',
              Effect: 'Allow',
              Action: ['iam:CreateRole', 'iam:DetachRolePolicy'],
              Resource: '*',
            },
            {
              Sid: 'CleanupResources',
              Effect: 'Allow',
              Action: ['iam:DeleteRole', 'iam:DetachRolePolicy'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/1/Action/1'],
      },
    ],
    good: [
      {
        note: 'On other resources',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:PutObject'],
              Resource: 'arn:aws:s3:::a/*',
            },
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:DeleteObject'],
              Resource: 'arn:aws:s3:::b/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document: { statements, root } }) {
    if (statements.length < 2 || !hasRepeats(statements)) return;
    const listed = new Map<string, Map<string, LintStatement>>();
    for (const statement of statements) {
      const { effect, actions } = statement;
      if (!effect || !actions || actions.not) continue;
      const key = restOf(statement);
      const before = listed.get(key) ?? new Map<string, LintStatement>();
      listed.set(key, before);
      const own = new Set<string>();
      const { texts } = foldedItems(actions);
      const repeated = actions.items.flatMap((item, place) => {
        const action = texts[place] ?? '';
        const other = before.get(action);
        if (own.has(action)) return [];
        own.add(action);
        if (!other) before.set(action, statement);
        return other ? { item, other } : [];
      });
      // A statement that says nothing new is redundant as a whole.
      if (repeated.length === own.size) continue;
      for (const { item, other } of repeated) {
        yield {
          at: item,
          subject: item.text,
          message: `Statement ${String(other.index + 1)} has ${item.text} already.`,
          fix: {
            safe: true,
            title: `Remove ${item.text}`,
            edits: [{ kind: 'remove', from: root, pointer: item.pointer }],
          },
        };
      }
    }
  },
};

/** Cheap, and nearly always enough. */
function hasRepeats(statements: readonly LintStatement[]): boolean {
  const seen = new Set<string>();
  let count = 0;
  for (const { actions } of statements) {
    if (!actions) continue;
    const { texts } = foldedItems(actions);
    count += texts.length;
    for (const text of texts) seen.add(text);
  }
  return seen.size < count;
}

/** All of a statement that its actions stand beside. */
function restOf({ value }: LintStatement): string {
  const rest = value.members.filter(({ name }) => name !== 'Sid' && name !== 'Action');
  return JSON.stringify(
    rest.map(({ name, value: one }) => [name, listedOnce(one)] as const).toSorted(byName),
  );
}

/** A single value is the same as a list of it, and the order of a list says nothing. */
function listedOnce(value: Value): Json {
  if (value.kind === 'object') return value.json;
  return value.oneOrMany.map(({ json }) => JSON.stringify(json)).toSorted();
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
