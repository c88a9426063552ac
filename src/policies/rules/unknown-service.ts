import type { Value } from '../lint/document/value.ts';
import { type Lexicon, servicePrefixes } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { prefixMeant } from '../lint/tables/misnamed-services.ts';
import { undocumentedPrefixes } from '../lint/tables/undocumented-prefixes.ts';

export const unknownService: Rule = {
  id: 'unknown-service',
  category: 'error',
  title: 'Every action is of a service that exists',
  why: 'An action of a service that AWS does not have allows and denies nothing: the permission that was meant is missing, and nobody says so.',
  fix: 'Use the prefix that the Service Authorization Reference gives in the first sentence of the service’s page. It is often not the name of the service.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-in-action',
  aws: ['INVALID_SERVICE_IN_ACTION'],
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
              Action: ['dyanmodb:GetItem', 'dynamodb:GetItem', 'cloudwatch-logs:*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/2'],
      },
    ],
    good: [
      {
        note: 'Letter case does not count',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['EC2:DescribeVpcs', 'ec?:Get*'], Resource: '*' }],
        },
      },
      {
        note: 'Services that AWS has closed: retired-action tells of those',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['iot1click:ClaimDevice', 'zocalo:*'], Resource: '*' },
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
  if (meaning.kind !== 'unknown-service' || meaning.retired) return undefined;
  // Of a variable variable-place speaks.
  if (item.text.includes('${')) return undefined;
  const { prefix } = meaning;
  if (undocumentedPrefixes.has(prefix.toLowerCase())) return undefined;
  const meant = prefixMeant(prefix) ?? nearest(prefix, servicePrefixes);
  const action = meant === undefined ? undefined : meant + item.text.slice(prefix.length);
  return {
    at: item.part(0, prefix.length),
    subject: item.text,
    message: `AWS has no service with the prefix "${prefix}"${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
    ...(action === undefined
      ? {}
      : {
          advice: `Write "${action}".`,
          fix: {
            safe: false,
            title: `Replace ${item.text} by ${action}`,
            edits: [{ kind: 'replace', value: item, by: action }],
          },
        }),
  };
}
