import type { Value } from '../lint/document/value.ts';
import type { ActionPattern } from '../lint/lexicon/action-meaning.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';

export const actionMatchesNothing: Rule = {
  id: 'action-matches-nothing',
  category: 'warning',
  title: 'Every pattern of actions covers some action',
  why: 'A pattern that covers no action of AWS’s allows and denies nothing, today at least: most often it is mistyped.',
  fix: 'Correct the pattern, or remove it.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  types: allTypes,
  when: ['unknown-action'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['ec2:Descrbe*', 'ec2:Describe*'], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Action/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['ec2:describe*', 's3:*Object', '*:Tag*'], Resource: '*' },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { actions } of document.statements) {
      for (const item of actions?.items ?? []) {
        const finding = judge(item, names);
        if (finding) yield finding;
      }
    }
  },
};

function judge(item: Value, names: Lexicon): Finding | undefined {
  const meaning = names.action(item.text);
  // Of a variable variable-place speaks.
  if (meaning.kind !== 'pattern' || item.text.includes('${')) return undefined;
  if (meaning.actions.length > 0 || meaning.retired.length > 0) return undefined;
  const meant = patternMeant(item.text, meaning);
  return {
    at: item,
    subject: item.text,
    message: `AWS documents no action that "${item.text}" covers${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
    ...(meant === undefined
      ? {}
      : {
          fix: {
            safe: false,
            title: `Replace ${item.text} by ${meant}`,
            edits: [{ kind: 'replace', value: item, by: meant }],
          },
        }),
  };
}

/** The word before the first star, corrected to one that names of the service begin with. */
function patternMeant(text: string, { services, prefix }: ActionPattern): string | undefined {
  const [service] = services;
  const name = text.slice(text.indexOf(':') + 1);
  const end = name.search(/[*?]/);
  if (prefix === undefined || !service || end < 3) return undefined;
  const stem = name.slice(0, end);
  const words = new Set(
    service.actions.names().flatMap((action) => {
      const lengths = [stem.length, stem.length + 1, stem.length - 1];
      return lengths.map((length) => action.slice(0, length));
    }),
  );
  const meant = nearest(stem, words);
  return meant === undefined ? undefined : `${service.prefix}:${meant}${name.slice(end)}`;
}
