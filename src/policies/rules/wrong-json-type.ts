import { nounOf } from '../lint/document/noun-of.ts';
import type { Member, Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const wrongJsonType: Rule = {
  id: 'wrong-json-type',
  category: 'error',
  title: 'Every element has the JSON type that the grammar gives it',
  why: 'AWS refuses a policy in which an element has another JSON type than the grammar says: a number or null where text is wanted, a list within a list.',
  fix: 'Write text in quotes, several values as one flat list of texts, and Principal and Condition as objects.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  aws: ['DATA_TYPE_MISMATCH'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        note: 'A list within the list of actions',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: true,
              Action: ['s3:GetObject', ['s3:ListBucket']],
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Effect', '/Statement/0/Action/1'],
      },
      {
        note: 'An account without quotes: as a number it would lose leading zeros',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: 444455556666 },
            Action: 'sts:AssumeRole',
          },
        },
        at: ['/Statement/Principal/AWS'],
      },
      {
        note: 'A list of statements, but no policy around it',
        policy: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
        at: [''],
      },
      { policy: [], at: [''] },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: [{ Bool: { 'aws:SecureTransport': 'true' } }],
            },
          ],
        },
        at: ['/Statement/0/Condition'],
      },
    ],
    good: [
      {
        note: 'One value without its brackets, and true and numbers in a condition, are all right',
        policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: ['arn:aws:s3:::reports'],
            Condition: {
              Bool: { 'aws:SecureTransport': true },
              NumericLessThanEquals: { 's3:max-keys': 100 },
            },
          },
        },
      },
    ],
  },
  *check({ document: { root } }) {
    if (root.kind !== 'object') {
      yield { ...mismatch(root, 'A policy', 'an object'), ...wrapped(root) };
      return;
    }
    for (const { name, value } of root.members) {
      if (name === 'Version' || name === 'Id') yield* asText(value, name);
      if (name === 'Statement') yield* asStatements(value);
    }
  },
};

function* asStatements(value: Value): Generator<Finding> {
  for (const item of value.oneOrMany) {
    if (item.kind !== 'object') {
      yield mismatch(item, 'A statement', 'an object');
      continue;
    }
    for (const member of item.members) yield* asElement(member);
  }
}

function* asElement({ name, value }: Member): Generator<Finding> {
  switch (name) {
    case 'Sid':
    case 'Effect':
      yield* asText(value, name);
      break;
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      yield* asTexts(value, name);
      break;
    case 'Principal':
    case 'NotPrincipal':
      yield* asPrincipal(value, name);
      break;
    case 'Condition':
      yield* asCondition(value);
      break;
  }
}

function* asPrincipal(value: Value, name: string): Generator<Finding> {
  if (value.kind === 'string') return;
  if (value.kind !== 'object') {
    yield mismatch(value, name, '"*" or an object such as {"AWS": "…"}');
    return;
  }
  for (const member of value.members) yield* asTexts(member.value, `${name}.${member.name}`);
}

function* asCondition(value: Value): Generator<Finding> {
  if (value.kind !== 'object') {
    yield mismatch(value, 'Condition', 'an object');
    return;
  }
  for (const { name, value: lines } of value.members) {
    if (lines.kind !== 'object') {
      yield mismatch(lines, `Condition.${name}`, 'an object of condition keys');
      continue;
    }
    for (const line of lines.members) {
      for (const item of line.value.oneOrMany) {
        if (!SCALARS.has(item.kind)) yield mismatch(item, `A value of ${line.name}`, 'text');
      }
    }
  }
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

function* asTexts(value: Value, name: string): Generator<Finding> {
  for (const item of value.oneOrMany) {
    if (item.kind !== 'string')
      yield mismatch(item, item === value ? name : `An item of ${name}`, 'text');
  }
}

function* asText(value: Value, what: string): Generator<Finding> {
  if (value.kind !== 'string') yield mismatch(value, what, 'text');
}

function mismatch(value: Value, what: string, wanted: string): Finding {
  const by = wanted === 'text' ? textMeant(value, what) : undefined;
  return {
    at: value,
    subject: what,
    message: `${what} must be ${wanted}, not ${nounOf(value)}.`,
    ...(by === undefined
      ? {}
      : {
          advice: `Write "${by}", in quotes.`,
          fix: {
            safe: false,
            title: `Replace it by "${by}"`,
            edits: [{ kind: 'replace', value, by }],
          },
        }),
  };
}

/** A list of statements with a policy around it. */
function wrapped(root: Value): Pick<Finding, 'advice' | 'fix'> {
  if (root.items.length === 0) return {};
  return {
    advice: 'Write {"Version": "2012-10-17", "Statement": […]}, with the list in it.',
    fix: {
      safe: false,
      title: 'Put a policy around it',
      edits: [
        { kind: 'replace', value: root, by: { Version: '2012-10-17', Statement: root.json } },
      ],
    },
  };
}

/** A bare value in quotes, the only one of a list; of Version the one that is worth having. */
function textMeant(value: Value, what: string): string | undefined {
  if (what === 'Version') return '2012-10-17';
  if (what === 'Effect' && value.kind === 'boolean') return undefined;
  if (value.kind === 'number' || value.kind === 'boolean') return value.text;
  const [only, other] = value.items;
  return only?.kind === 'string' && !other ? only.text : undefined;
}
