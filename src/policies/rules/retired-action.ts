import type { ActionMeaning } from '../lint/lexicon/action-meaning.ts';
import type { Retired } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { undocumentedPrefixes } from '../lint/tables/undocumented-prefixes.ts';

export const retiredAction: Rule = {
  id: 'retired-action',
  category: 'suggestion',
  title: 'No action is of a service, or of a name, that AWS has given up',
  why: 'AWS documented the action once and does no more. It does no harm, but the policy is out of date, and its size counts.',
  fix: 'Remove the action, or use the one that took its place.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  types: allTypes,
  when: ['unknown-action'],
  examples: {
    bad: [
      {
        note: 'AWS DeepRacer has been closed',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:GetObject', 'deepracer:CreateCar'], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
      {
        note: 'Amazon Zocalo is WorkDocs now; of Mobile Hub there is nothing left',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['zocalo:*', 'mobilehub:GetProject'], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' }],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { actions } of document.statements) {
      for (const item of actions?.items ?? []) {
        const meaning = names.action(item.text);
        if (meaning.kind !== 'unknown' && meaning.kind !== 'unknown-service') continue;
        const fate = fateOf(meaning);
        if (fate !== undefined) {
          const what =
            meaning.kind === 'unknown'
              ? item.text
              : `The service of ${item.text}, ${meaning.prefix}`;
          yield { at: item, subject: item.text, message: `${what}, ${fate}.` };
        }
      }
    }
  },
};

type UnknownMeaning = Extract<ActionMeaning, { readonly retired?: Retired }>;

function fateOf(meaning: UnknownMeaning): string | undefined {
  const { retired } = meaning;
  if (retired) return `was documented once (last in the data of ${retired.lastIn}) and is no more`;
  if (meaning.kind !== 'unknown-service') return undefined;
  return undocumentedPrefixes.has(meaning.prefix.toLowerCase())
    ? 'stands in older policies of AWS’s own and is documented nowhere'
    : undefined;
}
