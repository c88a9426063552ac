import type { Value } from '../lint/document/value.ts';
import type { Fix, Rule } from '../lint/rule.ts';
import { identityProviderOf } from '../lint/statements/identity-provider.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';

export const principalFormat: Rule = {
  id: 'principal-format',
  category: 'error',
  title: 'Every principal stands with its type',
  why: 'Only "*" may stand alone. AWS refuses a policy whose Principal is another text.',
  fix: 'Write an object: {"AWS": "<account or ARN>"} or {"Service": "<service>.amazonaws.com"}.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-principal-format',
  aws: ['INVALID_PRINCIPAL_FORMAT'],
  types: ['trust', 'resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: 'arn:aws:iam::444455556666:role/backup',
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal'],
      },
    ],
    good: [
      {
        note: 'NotPrincipal is wrong in a trust policy, whatever it says',
        also: ['trust-notprincipal'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', NotPrincipal: '*', Action: 'sts:AssumeRole' }],
        },
      },
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      const value = principals?.value;
      if (!principals || value?.kind !== 'string' || (value.text === '*' && !principals.not)) {
        continue;
      }
      // Of the element itself trust-notprincipal speaks.
      if (principals.not && document.type === 'trust') continue;
      const fix = fixFor(value);
      yield {
        at: value,
        subject: value.text,
        message: `"${value.text}" stands in ${principals.name} without its type.`,
        ...(fix ? { advice: `${fix.title}.`, fix } : {}),
      };
    }
  },
};

function fixFor(value: Value): Fix | undefined {
  const { text } = value;
  const type = typeOf(text);
  if (!type) return undefined;
  return {
    safe: false,
    title: `Write {"${type}": "${text}"}`,
    edits: [{ kind: 'replace', value, by: { [type]: text } }],
  };
}

function typeOf(text: string): string | undefined {
  if (serviceNameOf(text)) return 'Service';
  if (/^[\da-f]{64}$/.test(text)) return 'CanonicalUser';
  if (text.startsWith('arn:') && identityProviderOf(text)) return 'Federated';
  return /^(?:\d{12}|\*|arn:[^:]*:(?:iam|sts)::.*)$/.test(text) ? 'AWS' : undefined;
}
