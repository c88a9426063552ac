import { listInWords } from '../lint/deployment/in-words.ts';
import type { Value } from '../lint/document/value.ts';
import type { ActionMeaning } from '../lint/lexicon/action-meaning.ts';
import type { Action, Lexicon, Service } from '../lint/lexicon/lexicon.ts';
import { coversAction } from '../lint/patterns/covers-action.ts';
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
      if (managing.length === 0 || !isWide({ document, statement })) continue;
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
  const meaning = names.action(text);
  if (meaning.kind === 'known') return isManaging(meaning.action) ? [meaning.action.name] : NONE;
  if (meaning.kind !== 'pattern') return NONE;
  const before = known.get(meaning);
  if (before) return before;
  const managing = meaning.services
    .flatMap(managingOf)
    .filter((action) => coversAction(text, action));
  known.set(meaning, managing);
  return managing;
}

const NONE: readonly string[] = [];

const known = new WeakMap<ActionMeaning, readonly string[]>();

/** All of a service. */
function managingOf(service: Service): readonly string[] {
  const before = ofServices.get(service);
  if (before) return before;
  const actions = service.actions.names().flatMap((name) => service.actions.get(name) ?? []);
  const managing = actions.filter(isManaging).map(({ name }) => name);
  ofServices.set(service, managing);
  return managing;
}

const ofServices = new WeakMap<Service, readonly string[]>();

function isManaging({ accessLevel }: Action): boolean {
  return accessLevel === 'Permissions management';
}
