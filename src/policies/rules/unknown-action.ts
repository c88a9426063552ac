import type { Value } from '../lint/document/value.ts';
import type { Lexicon, Service } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { permissionOfOperation } from '../lint/suggest/permission-of-operation.ts';

export const unknownAction: Rule = {
  id: 'unknown-action',
  category: 'error',
  title: 'Every action exists',
  why: 'An action that its service does not have allows and denies nothing: the permission that was meant is missing, and nobody says so.',
  fix: 'Use the name of the Service Authorization Reference. It may differ from the name of the API operation.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  aws: ['INVALID_ACTION'],
  types: allTypes,
  when: ['unknown-action'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:ListBuckets', 's3:GetObjct', 's3:GetObject'],
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
            { Effect: 'Allow', Action: ['s3:listallmybuckets', 'ec2:Describe*'], Resource: '*' },
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
  if (meaning.kind !== 'unknown' || meaning.retired) return undefined;
  // Of a variable variable-place speaks.
  if (item.text.includes('${')) return undefined;
  const { service, name } = meaning;
  const what = `${service.name} has no action ${item.text}`;
  const permission = permissionOfOperation(item.text);
  const meant = permission ?? nameIn(service, name);
  return {
    at: item,
    subject: item.text,
    message: permission
      ? `${what}: that is the name of an API operation, whose permission is ${permission}.`
      : meant
        ? `${what}; did you mean ${meant}?`
        : `${what}.`,
    ...(meant === undefined
      ? {}
      : {
          advice: `Write "${meant}".`,
          fix: {
            safe: false,
            title: `Replace ${item.text} by ${meant}`,
            edits: [{ kind: 'replace', value: item, by: meant }],
          },
        }),
  };
}

function nameIn({ prefix, actions }: Service, name: string): string | undefined {
  const meant = nearest(name, actions.names());
  return meant === undefined ? undefined : `${prefix}:${meant}`;
}
