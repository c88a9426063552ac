import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const jsonSyntax: Rule = {
  id: 'json-syntax',
  category: 'error',
  title: 'The document is JSON',
  why: 'AWS refuses a text that is not JSON (RFC 8259). Comments, trailing commas, curly quotes and no-break spaces that a web page or word processor leaves behind are not JSON.',
  fix: 'Correct the text at the place; nothing else of the document can be checked before.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-json-syntax-error',
  aws: ['JSON_SYNTAX_ERROR'],
  types: allTypes,
  reads: 'text',
  examples: {
    bad: [
      {
        note: 'A comma before the closing bracket',
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject",], "Resource": "arn:aws:s3:::reports/*" }] }',
        at: [''],
      },
      {
        note: 'No-break spaces, as pasted from a web page',
        policy: '{\u00a0"Version":\u00a0"2012-10-17" }',
        at: ['', ''],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { message, span } of document.problems) {
      const at = { pointer: span.pointer, span };
      // What stands before the text leaves the rest readable.
      const advice = 'Correct the text at the place; the rest was checked all the same.';
      yield { at, message: `${message}.`, ...(document.readable ? { advice } : {}) };
    }
  },
};
