import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import {
  demandsKey,
  hasUntoldConditions,
  names as isNamed,
  readLines,
} from '../lint/statements/condition-keys.ts';

export const forallvaluesAllowNoNull: Rule = {
  id: 'forallvalues-allow-no-null',
  category: 'security',
  title: 'An Allow with ForAllValues demands that the key is there',
  why: 'ForAllValues is true also where the request has no value of the key: all of none match. An Allow that is meant for callers of one organization unit, or for calls by one service, then holds for everybody else too.',
  fix: 'Use ForAnyValue, or add "Null": {"<key>": "false"} to the conditions.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: '*',
              Condition: {
                'ForAllValues:StringLike': { 'aws:CalledVia': 'backup.amazonaws.com' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAllValues:StringLike'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: '*',
              Condition: {
                'ForAllValues:StringLike': { 'aws:CalledVia': 'backup.amazonaws.com' },
                Null: { 'aws:CalledVia': 'false' },
              },
            },
          ],
        },
      },
      {
        note: 'A request that sets no tags is one that this may let through; and a Deny is no grant',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateTags',
              Resource: '*',
              Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } },
            },
            {
              Effect: 'Deny',
              Action: 'kms:Decrypt',
              Resource: '*',
              Condition: {
                'ForAllValues:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const statement of document.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const { operator, operatorWord, key } of readLines(statement)) {
        if (operator.set !== 'all' || operator.family === 'null') continue;
        // Keys of a service describe what a request asks for: where it asks for none of it, there is none to confine.
        if (!key.text.toLowerCase().startsWith('aws:') || isNamed(key, 'aws:tagkeys')) continue;
        if (names.key(key.text).documented?.multivalued !== true) continue;
        if (demandsKey(statement, key) || hasUntoldConditions(document, statement)) continue;
        yield {
          at: operatorWord,
          subject: key.text,
          message: `${operatorWord.text} allows requests that have no ${key.text} at all, and no condition demands one.`,
        };
      }
    }
  },
};
