import { listInWords } from '../lint/deployment/in-words.ts';
import type { Value } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import type { Rule } from '../lint/rule.ts';
import { grantedItems, isWide } from '../lint/statements/wide-grants.ts';

export const permissionsManagement: Rule = {
  id: 'permissions-management',
  category: 'security',
  level: 'off',
  title: 'Permissions can be changed of named resources only',
  why: 'AWS counts some actions as permissions management: with them policies, shares and grants of resources are changed. On all resources they let their holder open what others have closed.',
  fix: 'Name the resources, or leave the action out.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html#access_policies_access-level',
  types: ['identity'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:PutBucketPolicy', 'kms:Create*', 's3:GetBucketPolicy'],
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
            {
              Effect: 'Allow',
              Action: ['s3:PutBucketPolicy', 's3:GetBucketPolicy'],
              Resource: 'arn:aws:s3:::reports',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { item, statement } of grantedItems([document])) {
      const managing = managedBy(item, names);
      if (managing.length === 0 || !isWide(statement)) continue;
      yield {
        at: item,
        subject: item.text,
        message: `${listInWords(managing)} ${managing.length === 1 ? 'manages' : 'manage'} permissions, on every resource.`,
      };
    }
  },
};

/** The actions of an item that AWS counts as permissions management; the same items stand in many documents. */
function managedBy({ text }: Value, names: Lexicon): readonly string[] {
  const byText = known.get(names) ?? new Map<string, readonly string[]>();
  known.set(names, byText);
  const before = byText.get(text);
  if (before) return before;
  const meaning = names.action(text);
  const meant =
    meaning.kind === 'known'
      ? [meaning.action.name]
      : meaning.kind === 'pattern'
        ? meaning.actions
        : [];
  const managing = meant.filter((action) => isManaging(action, names));
  byText.set(text, managing);
  return managing;
}

const known = new WeakMap<Lexicon, Map<string, readonly string[]>>();

function isManaging(action: string, names: Lexicon): boolean {
  const meaning = names.action(action);
  return meaning.kind === 'known' && meaning.action.accessLevel === 'Permissions management';
}
