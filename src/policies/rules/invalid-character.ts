import type { Value, Word } from '../lint/document/value.ts';
import { iamTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const invalidCharacter: Rule = {
  id: 'invalid-character',
  category: 'error',
  title: 'Every character is one that IAM takes',
  why: 'IAM takes the characters U+0020 to U+00FF, tab and line ends, and refuses a document with any other: a dash, curly quote or ellipsis of a word processor, a zero-width space of a web page.',
  fix: 'Replace the character by one of a keyboard, or remove it.',
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html',
  types: iamTypes,
  examples: {
    bad: [
      {
        note: 'An en dash instead of a hyphen',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::monthly\u2013reports/*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'A zero-width space, which nobody sees, in the value of a condition',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringEquals: { 's3:prefix': 'monthly\u200b' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/s3:prefix'],
      },
    ],
    good: [
      {
        note: 'Letters of western Europe are within U+00FF',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringEquals: { 's3:prefix': 'Bücher' } },
            },
          ],
        },
      },
      {
        note: 'Written as an escape the document itself has only ASCII',
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports", "Condition": { "StringEquals": { "s3:prefix": "\\u0141\\u00f3d\\u017a" } } }] }',
      },
    ],
  },
  check({ document }) {
    const found: Finding[] = [];
    // Cheap, and nearly always enough.
    if (!OTHER.test(document.view.text)) return found;
    gather(document.root, found);
    return found;
  },
};

/** Source: parameter PolicyDocument of https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
const OTHER = /[^\t\n\r\u0020-\u00ff]/u;

function gather(value: Value, found: Finding[]): void {
  if (value.kind === 'string') {
    const odd = OTHER.exec(value.text);
    if (odd && isLiteral(value)) {
      found.push(finding(value.part(odd.index, odd.index + odd[0].length), odd[0]));
    }
    return;
  }
  for (const item of value.items) gather(item, found);
  for (const { name, key, value: inner } of value.members) {
    const odd = OTHER.exec(name);
    if (odd && isLiteralName(key)) found.push(finding(key, odd[0]));
    gather(inner, found);
  }
}

/** A string with escapes may have the character as one of them, which IAM reads as ASCII. */
function isLiteral({ range, text }: Value): boolean {
  return isAsLong(range.end - range.start, text);
}

function isLiteralName({ span, text }: Word): boolean {
  return span.line === span.endLine && isAsLong(span.endColumn - span.column, text);
}

/** JSON puts quotes around its strings, YAML need not. */
function isAsLong(length: number, { length: content }: string): boolean {
  return length === content + 2 || length === content;
}

function finding(at: Word, character: string): Finding {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = NAMES.get(code) ?? `"${character}"`;
  return {
    at,
    subject: `U+${code}`,
    message: `IAM does not take the character U+${code} (${shown}).`,
  };
}

/** Those that are pasted without being seen, or taken for another. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['200B', 'a zero-width space'],
  ['200C', 'a zero-width non-joiner'],
  ['200D', 'a zero-width joiner'],
  ['200E', 'a left-to-right mark'],
  ['2010', 'a hyphen that is not the one of the keyboard'],
  ['2011', 'a no-break hyphen'],
  ['2013', 'an en dash'],
  ['2014', 'an em dash'],
  ['2018', 'a curly apostrophe'],
  ['2019', 'a curly apostrophe'],
  ['201C', 'a curly quotation mark'],
  ['201D', 'a curly quotation mark'],
  ['2026', 'an ellipsis'],
  ['202F', 'a narrow no-break space'],
  ['2060', 'a word joiner'],
  ['2212', 'a minus sign'],
  ['FEFF', 'a byte order mark'],
]);
