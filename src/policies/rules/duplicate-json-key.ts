import type { Value, Word } from '../lint/document/value.ts';
import { valuesIn } from '../lint/document/values-in.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const duplicateJsonKey: Rule = {
  id: 'duplicate-json-key',
  category: 'error',
  title: 'No name stands twice in an object',
  why: 'JSON readers keep one of two members with the same name and drop the other without a word: a second Condition, say, silently replaces the first.',
  fix: 'Put the values of both into one member, or remove the one that is not meant.',
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        note: 'Only the second condition would count',
        policy: `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::reports/*",
    "Condition": { "StringEquals": { "aws:PrincipalTag/team": "backup" } },
    "Condition": { "Bool": { "aws:SecureTransport": "true" } }
  }
}`,
        at: ['/Statement/Condition'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::reports/*',
            Condition: {
              StringEquals: { 'aws:PrincipalTag/team': 'backup' },
              Bool: { 'aws:SecureTransport': 'true' },
            },
          },
        },
      },
    ],
  },
  *check({ document }) {
    if (!document.mayRepeatNames) return;
    for (const value of valuesIn(document.root)) yield* repeated(value);
  },
};

function* repeated({ members }: Value): Generator<Finding> {
  const seen = new Map<string, Word>();
  for (const { name, key } of members) {
    const first = seen.get(name);
    if (!first) {
      seen.set(name, key);
      continue;
    }
    const { line } = first.span;
    yield {
      at: key,
      subject: name,
      message: `"${name}" stands twice in this object (first in line ${line}); only one of the two will count.`,
    };
  }
}
