import type { Value } from '../lint/document/value.ts';
import { isService, type Lexicon } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const actionFormat: Rule = {
  id: 'action-format',
  category: 'error',
  title: 'Every action is "*" or service:Action',
  why: 'AWS refuses an action that is not a prefix of a service, a colon and a name.',
  fix: 'Write the prefix of the service before the name, with a colon between: "s3:GetObject".',
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
            { Effect: 'Allow', Action: ['s3.GetObject', 'GetObject', ''], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1', '/Statement/0/Action/2'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:List*'], Resource: '*' }],
        },
      },
      {
        note: 'A star alone is every action',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
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
  const { text } = item;
  // Of a variable variable-place speaks.
  if (names.action(text).kind !== 'malformed' || text.includes('${')) return undefined;
  const meant = withColon(text);
  return {
    at: item,
    subject: text,
    message:
      meant === undefined
        ? `"${text}" is not of the form service:Action.`
        : `"${text}" has no colon between service and action; did you mean ${meant}?`,
    ...(meant === undefined
      ? {}
      : {
          advice: `Write "${meant}".`,
          fix: {
            safe: false,
            title: `Replace ${text} by ${meant}`,
            edits: [{ kind: 'replace', value: item, by: meant }],
          },
        }),
  };
}

/** `s3.GetObject` and `s3/GetObject` as `s3:GetObject`, where a service has that prefix. */
function withColon(text: string): string | undefined {
  const at = text.search(/[./; ]/);
  const prefix = text.slice(0, Math.max(0, at));
  return at > 0 && isService(prefix) ? `${prefix}:${text.slice(at + 1).trim()}` : undefined;
}
