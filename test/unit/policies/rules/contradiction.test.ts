import { describe, expect, test } from 'vitest';

import type { Json } from '../../../../src/policies/lint/document/json.ts';
import { runExample } from '../../../../src/policies/lint/examples.ts';
import { contradiction } from '../../../../src/policies/rules/contradiction.ts';

async function contradicts(condition: Json): Promise<boolean> {
  const statement = {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: condition,
  };
  const policy = { Version: '2012-10-17', Statement: [statement] };
  return (await runExample([contradiction], contradiction, { policy })).length > 0;
}

describe('a statement that can never hold', () => {
  test.each<[string, Json]>([
    [
      'two different texts',
      { StringEquals: { 'aws:username': 'a' }, StringLike: { 'aws:username': 'b' } },
    ],
    [
      'a text and its negation',
      { StringEquals: { 'aws:username': ['a', 'b'] }, StringNotLike: { 'aws:username': '*' } },
    ],
    [
      'a text if there is one, demanded, and negated',
      {
        StringEqualsIfExists: { 'aws:username': 'a' },
        StringNotEquals: { 'aws:username': 'a' },
        Null: { 'aws:username': 'false' },
      },
    ],
    [
      'an ARN outside its pattern',
      {
        ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/a' },
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' },
      },
    ],
    [
      'touching limits that both exclude their point',
      {
        NumericLessThan: { 's3:max-keys': 5 },
        NumericGreaterThan: { 's3:max-keys': 5 },
      },
    ],
    [
      'an end before the beginning',
      {
        DateGreaterThan: { 'aws:CurrentTime': '2026-06-01T00:00:00Z' },
        DateLessThan: { 'aws:CurrentTime': '2026-05-01T00:00:00Z' },
      },
    ],
    [
      'absent and true',
      {
        Null: { 'aws:MultiFactorAuthPresent': 'true' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    ],
  ])('%s', async (_, condition) => {
    expect(await contradicts(condition)).toBe(true);
  });
});

describe('a statement that can hold', () => {
  test.each<[string, Json]>([
    [
      'a common value of two lists',
      {
        StringEquals: { 'aws:username': ['a', 'b'] },
        StringLike: { 'aws:username': ['b', 'c*'] },
      },
    ],
    [
      'where the key is absent',
      {
        StringEqualsIfExists: { 'aws:username': 'a' },
        StringNotEquals: { 'aws:username': 'a' },
      },
    ],
    [
      'a variable, whose value nobody knows',
      {
        StringEquals: { 'aws:ResourceTag/owner': '${aws:username}' },
        StringLike: { 'aws:ResourceTag/owner': 'a*' },
      },
    ],
    [
      'two patterns',
      { StringLike: { 'aws:username': 'a*' }, StringNotLike: { 'aws:username': '*b' } },
    ],
    [
      'a fraction between two limits',
      { NumericLessThan: { 's3:max-keys': 6 }, NumericGreaterThan: { 's3:max-keys': 5 } },
    ],
    [
      'four digits that may be a year or a second',
      {
        DateGreaterThan: { 'aws:CurrentTime': '2026' },
        DateLessThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' },
      },
    ],
    [
      'letter case that one of them ignores',
      {
        StringEqualsIgnoreCase: { 'aws:username': 'A' },
        StringLike: { 'aws:username': 'a*' },
      },
    ],
    [
      'an operator that does not exist',
      { StringEquals: { 'aws:username': 'a' }, StringEqual: { 'aws:username': 'b' } },
    ],
  ])('%s', async (_, condition) => {
    expect(await contradicts(condition)).toBe(false);
  });
});
